"""What anybody may try at the desk on a row of any kind: functions of a client, true if it came to pass."""

from django.urls import reverse


def page(name, *args):
    return reverse(f"admin:articles_{name}", args=args)


def opens(name):
    """An action that opens a page of the desk, given the row that it is of."""
    return lambda client, row: client.get(page(name, row.pk)).status_code == 200


def deletes(name):
    """An action that deletes a row of the model `name`."""

    def delete(client, row):
        client.post(page(f"{name}_delete", row.pk), {"post": "yes"})
        return not type(row).objects.filter(pk=row.pk).exists()

    return delete


def adds(name, model, data):
    """An action that adds a row of `model`; `data` says what is typed."""

    def add(client):
        before = model.objects.count()
        client.post(page(f"{name}_add"), data())
        return model.objects.count() > before

    return add


def does_in_bulk(name, action):
    """An action chosen above a list, for one row; returns the row as it is then, None if it is gone."""

    def do(client, row, **data):
        client.post(page(f"{name}_changelist"), {"action": action, "_selected_action": [row.pk], **data})
        return type(row).objects.filter(pk=row.pk).first()

    return do


def on(make, do):
    """`do`, of a row that `make` makes."""
    return lambda client: do(client, make())
