"""Security headers that Django has no setting for; the content policy is django-csp's."""

PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), browsing-topics=()"


def security_headers(get_response):
    """Middleware: adds Permissions-Policy to every response."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware
