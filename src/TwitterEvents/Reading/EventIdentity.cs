namespace TwitterEvents.Reading;

/// <summary>Joins what makes two events the same.</summary>
internal static class EventIdentity
{
    public static string? Join(string? only) => only;

    /// <summary>Null if a part is missing: then no two events are known to be the same by it.</summary>
    public static string? Join(params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            if (part is null)
            {
                return null;
            }
        }

        return string.Join('/', parts);
    }
}
