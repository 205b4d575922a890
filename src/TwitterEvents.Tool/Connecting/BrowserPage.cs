using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Tool.Connecting;

/// <summary>What the browser shows at the end.</summary>
internal static class BrowserPage
{
    public static Task WriteAsync(HttpResponse response, int status, string title, string text)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";

        // No cache keeps the page, it loads nothing, and no other site learns its address, which has the code.
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(
            $"<!DOCTYPE html>\n<html lang=\"en\"><head><title>twitter-events</title></head><body>\n<h1>{Encode(title)}</h1>\n<p>{Encode(text)}</p>\n</body></html>\n");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
