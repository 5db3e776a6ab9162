# Varnish before the newspaper, with PAGE_CACHE_PURGE_URLS=http://127.0.0.1:6081/ in its environment.
vcl 4.1;
import std;

backend default { .host = "127.0.0.1"; .port = "8000"; }
acl newsroom { "127.0.0.1"; }

sub vcl_recv {
  if (req.method == "PURGE") {
    if (client.ip !~ newsroom || !req.http.Surrogate-Key) { return (synth(405)); }
    # No space in it: in a ban, spaces part words. What is refused is answered 500, and then sent again.
    if (std.ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " ", "|") + ")(\s|$)")) {
      return (synth(200));
    }
    return (synth(500, std.ban_error()));
  }
  if (req.method != "GET" && req.method != "HEAD") { return (pass); }
  if (req.http.Authorization || req.http.Cookie ~ "sessionid=") { return (pass); }
  unset req.http.Cookie;
}

sub vcl_backend_response {
  set beresp.grace = 0s;
  # Only what the newspaper says how long to keep is kept.
  if (beresp.http.Surrogate-Control ~ "max-age=[0-9]") {
    set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=([0-9]+).*", "\1s"), 0s);
  } else {
    set beresp.uncacheable = true;
    set beresp.ttl = 0s;
  }
}

sub vcl_deliver {
  unset resp.http.Surrogate-Key;
  unset resp.http.Surrogate-Control;
  unset resp.http.Cache-Tag;
}
