using System.Globalization;
using System.Text;
using System.Text.Json;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>A sample of a post, which has another id each time: one that came before would not be handled again.</summary>
internal sealed class NumberedDelivery
{
    /// <summary>That of a usual post.</summary>
    public const int UsualLength = 6_000;

    private readonly byte[] body;
    private readonly int[] places;
    private readonly int digits;
    private readonly int users;
    private readonly int userPlace;
    private long number;

    /// <param name="users">How many users they are for, in turn.</param>
    /// <param name="length">About how many bytes it has; the longest there is, unless told.</param>
    public NumberedDelivery(int users = 1, int length = int.MaxValue)
    {
        var sample = TwitterSamples.All.Where(static sample => sample.EventKey == "tweet_create_events").Select(static sample => JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(sample.Body.Span)));
        body = sample.MinBy(body => Math.Abs(body.Length - length))!;
        var post = (TweetCreateEvent)DeliveryReader.Read(body).Events[0];
        string id = post.Tweet.Id!;
        digits = id.Length;
        number = (long)Math.Pow(10, digits - 1);
        var found = new List<int>();
        for (var at = 0; body.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(id)) is >= 0 and var next; at += next + digits)
        {
            found.Add(at + next);
        }

        places = [.. found];
        this.users = users;
        userPlace = body.AsSpan().IndexOf("\"for_user_id\":\""u8) + "\"for_user_id\":\"".Length;
    }

    public int Length => body.Length;

    public byte[] Request(string path)
    {
        var next = (byte[])body.Clone();
        var own = Interlocked.Increment(ref number);
        var id = Encoding.ASCII.GetBytes(own.ToString(CultureInfo.InvariantCulture));
        foreach (var place in places)
        {
            id.CopyTo(next, place);
        }

        if (users > 1)
        {
            // Another user, whose id is as long.
            Encoding.ASCII.GetBytes((10 + (own % users)).ToString(CultureInfo.InvariantCulture)).CopyTo(next, userPlace);
        }

        var signature = WebhookSignature.Create(next, EndpointServer.Secret);
        var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{WebhookSignature.HeaderName}: {signature}\r\nContent-Length: {next.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. next];
    }
}
