"""The proxy of QGIS's options, for the child processes that download: pip knows the environment's alone."""

from __future__ import annotations

from urllib.parse import quote

from qgis.core import QgsSettings

_SCHEMES = {"HttpProxy": "http", "HttpCachingProxy": "http", "Socks5Proxy": "socks5"}


def proxy_variables() -> dict[str, str]:
    """Variables of the environment that name the proxy; none where QGIS has none of its own, or the system's."""
    settings = QgsSettings()
    scheme = _SCHEMES.get(str(settings.value("proxy/proxyType", "")))
    host = str(settings.value("proxy/proxyHost", ""))
    if not settings.value("proxy/proxyEnabled", False, type=bool) or not scheme or not host:
        return {}
    port, user, password = (str(settings.value(f"proxy/proxy{name}", "")) for name in ("Port", "User", "Password"))
    account = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
    address = f"{scheme}://{account}{host}{f':{port}' if port else ''}"
    return dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), address)
