"""Pages of the forms that anybody may send to the newsroom, without an account."""

from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView

from comments.origin import is_same_origin


class OpenFormView(FormView):
    """Of an OpenForm; refused, it comes back with its sentences and the status 422."""

    #: What the token of the form is made for.
    subject = None

    @classmethod
    def as_view(cls, **initkwargs):
        """Here and not on `dispatch`, which a subclass may write anew: Django would then ask for its cookie."""
        return csrf_exempt(super().as_view(**initkwargs))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "subject": self.subject,
            "is_same_origin": is_same_origin(self.request),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
