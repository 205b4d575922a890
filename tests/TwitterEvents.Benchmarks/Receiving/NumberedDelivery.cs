using System.Globalization;
using System.Text;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Receiving;

    /// <summary>A sample whose post has another id each time: one that came before would not be handled again.</summary>
    internal sealed class NumberedDelivery
    {
        private readonly byte[] body;
        private readonly int[] places;
        private readonly int digits;
        private readonly int users;
    private readonly int userPlace;
    private long number;

        public NumberedDelivery(int users = 1)
        {
            var sample = TwitterSamples.All.Where(sample => sample.EventKey == "tweet_create_events").MaxBy(sample => sample.Body.Length)!;
            body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(System.Text.Json.JsonElement.Parse(sample.Body.Span));
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
            var id = Encoding.ASCII.GetBytes(Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture));
            foreach (var place in places)
            {
                id.CopyTo(next, place);
            }

            if (users > 1)
        {
            // Another user, whose id is as long.
            Encoding.ASCII.GetBytes((10 + (number % users)).ToString(CultureInfo.InvariantCulture)).CopyTo(next, userPlace);
        }

        var signature = WebhookSignature.Create(next, EndpointServer.Secret);
            var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{WebhookSignature.HeaderName}: {signature}\r\nContent-Length: {next.Length}\r\n\r\n";
            return [.. Encoding.ASCII.GetBytes(head), .. next];
        }
    }
