from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('comments', '0007_sendings'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='commentdetails',
            name='comment_submitted_once',
        ),
        migrations.AddConstraint(
            model_name='commentdetails',
            constraint=models.UniqueConstraint(condition=models.Q(('submission_key', ''), _negated=True), fields=('submission_key',), name='comment_submitted_once'),
        ),
    ]
