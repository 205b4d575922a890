using TwitterEvents.Testing.Deliveries;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Inspection;
using TwitterEvents.Tool.Samples;

namespace TwitterEvents.Tool.Sending;

/// <summary>The body to send: a file, standard input, or a sample.</summary>
internal static class EventSource
{
    /// <param name="name">A path, <c>-</c>, <c>event_key/name</c> or <c>event_key</c>.</param>
    /// <param name="forUser">Whose event it becomes; null: it stays as it is.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UsageException">There is no such event or file.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string name, string? forUser, CancellationToken cancellationToken)
    {
        var body = name == "-" || File.Exists(name)
            ? await new Payload(name, name).ReadAsync(cancellationToken)
            : (SampleNames.Find(name) ?? throw new UsageException($"'{name}' is no file and no sample. {SampleNames.Advice(name)}")).Body;
        return forUser is null ? body : Address(body, forUser);
    }

    private static ReadOnlyMemory<byte> Address(ReadOnlyMemory<byte> body, string forUser)
    {
        try
        {
            return EventBody.Parse(body).As(forUser);
        }
        catch (ArgumentException)
        {
            throw new UsageException("--for-user needs a JSON object, and this is none.");
        }
    }
}
