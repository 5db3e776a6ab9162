"""Sendings of a form; of those that made two comments in former versions, the later ones let their key go."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def let_later_keys_go(apps, schema_editor):
    details = apps.get_model('comments', 'CommentDetails').objects
    keyed = details.exclude(submission_key='')
    earlier = keyed.filter(submission_key=models.OuterRef('submission_key'), pk__lt=models.OuterRef('pk'))
    later = list(keyed.filter(models.Exists(earlier)).values_list('pk', flat=True))
    for begin in range(0, len(later), 500):
        details.filter(pk__in=later[begin : begin + 500]).update(submission_key='')


class Migration(migrations.Migration):

    dependencies = [
        ('comments', '0006_policy'),
    ]

    operations = [
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('network_key', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('follows', models.BooleanField(default=True)),
                ('details', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sendings', to='comments.commentdetails')),
            ],
            options={
                'verbose_name': 'envoi d’un formulaire',
                'verbose_name_plural': 'envois de formulaires',
            },
        ),
        migrations.AddIndex(
            model_name='sending',
            index=models.Index(fields=['network_key', 'at'], name='sending_of_network'),
        ),
        migrations.RunPython(let_later_keys_go, migrations.RunPython.noop),
    ]
