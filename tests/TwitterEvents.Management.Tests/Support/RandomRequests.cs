using System.Globalization;
using System.Text;

namespace TwitterEvents.Management.Tests;

/// <summary>Requests with what signing gets wrong: unicode, reserved characters, repeated and empty parameters, forms.</summary>
internal sealed class RandomRequests(int seed)
{
    private static readonly string[] Pieces =
        ["a", "Z", "9", "-", ".", "_", "~", " ", "+", "%", "&", "=", "?", "#", "/", ":", ";", "@", "!", "*", "'", "(", ")", ",", "$", "[", "]", "é", "ß", "日", "🐦", "\n", "%2F", "%20"];

    private readonly Random random = new(seed);

    public HttpRequestMessage Next(string address)
    {
        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete];
        var method = methods[random.Next(methods.Length)];
        var query = Form(plusForSpace: random.Next(2) == 0);
        var path = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Uri.EscapeDataString("p" + Text())));
        var request = new HttpRequestMessage(method, new Uri($"{address}/{path}{(query.Length > 0 ? "?" : "")}{(random.Next(8) == 0 ? "?" : "")}{query}{(query.Length > 0 && random.Next(8) == 0 ? "&bare" : "")}"));
        if (method != HttpMethod.Get && random.Next(2) == 0)
        {
            request.Content = new StringContent(Form(plusForSpace: random.Next(2) == 0), Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        return request;
    }

    private string Form(bool plusForSpace)
    {
        var names = Enumerable.Range(0, 3).Select(_ => Text()).ToArray();
        var parts = Enumerable.Range(0, random.Next(6)).Select(_ => $"{Escape(names[random.Next(3)])}={Escape(random.Next(5) == 0 ? "" : Text())}");
        return string.Join('&', parts);

        string Escape(string text) => plusForSpace
            ? Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal)
            : Uri.EscapeDataString(text);
    }

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
