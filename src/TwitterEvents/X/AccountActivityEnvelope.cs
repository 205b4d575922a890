using TwitterEvents.Models;

namespace TwitterEvents;

public sealed partial record AccountActivityEnvelope
{
    internal User? FindUser(string? id) => id is null ? null : Users?.GetValueOrDefault(id);
}
