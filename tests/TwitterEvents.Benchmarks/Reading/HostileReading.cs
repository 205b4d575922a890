using System.Globalization;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>
/// What bodies of 1 MB cost that were made up to be expensive, beside a plain delivery of posts of that size: processor time, the least of
/// some readings, for the machines this runs on are shared.
/// </summary>
internal static class HostileReading
{
    private const int Size = 1_000_000;
    private const int Rounds = 9;

    public static void Run(string filter)
    {
        var body = Plain();
        var plain = Cost.Of(body);
        Console.WriteLine("| shape | ms | x plain | MB allocated | x plain | |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Write("a plain delivery", plain, plain);
        foreach (var name in HostileBodies.Names.Where(name => name.Contains(filter, StringComparison.Ordinal)))
        {
            // The plain one anew each time: the machine may be busier now than it was.
            var hostile = Cost.Of(HostileBodies.Make(name, Size));
            Write(name, hostile, Cost.Of(body));
        }
    }

    private static void Write(string name, Cost cost, Cost plain) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {cost.Milliseconds:0.00} | {cost.Milliseconds / plain.Milliseconds:0.0} | {cost.Megabytes:0.0} | {cost.Megabytes / plain.Megabytes:0.0} | {cost.Result} |"));

    // The samples' posts, again and again.
    private static byte[] Plain()
    {
        var items = Payload.Mix.Bodies
            .Select(body => System.Text.Json.JsonDocument.Parse(body).RootElement)
            .Where(root => root.TryGetProperty("tweet_create_events", out _))
            .SelectMany(root => root.GetProperty("tweet_create_events").EnumerateArray())
            .Select(item => item.GetRawText())
            .ToList();
        var text = new System.Text.StringBuilder("{\"for_user_id\":\"7\",\"tweet_create_events\":[");
        for (var i = 0; text.Length < Size; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(items[i % items.Count]);
        }

        return System.Text.Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private readonly record struct Cost(double Milliseconds, double Megabytes, string Result)
    {
        public static Cost Of(byte[] body)
        {
            var times = new List<double>();
            var allocated = 0L;
            var delivery = DeliveryReader.Read(body);
            for (var i = 0; i < Rounds; i++)
            {
                GC.Collect();
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Environment.CpuUsage.TotalTime;
                delivery = DeliveryReader.Read(body);
                times.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (times[0] > 500)
                {
                    break;
                }
            }

            times.Sort();
            var result = delivery.Malformed?.Reason.ToString()
                ?? string.Create(CultureInfo.InvariantCulture, $"{delivery.Events.Count} events, {delivery.Drifts.Count} drifts");
            return new(times[0], allocated / 1e6, result);
        }
    }
}
