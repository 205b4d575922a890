using System.Text.Json;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>How bodies to deliver are read: as deep as any receiver may be set to read, so that its limit can be tried.</summary>
internal static class BodyJson
{
    private const int MaxDepth = 1_024;

    public static JsonReaderOptions Reading { get; } = new() { MaxDepth = MaxDepth };

    public static JsonDocumentOptions Whole { get; } = new() { MaxDepth = MaxDepth };
}
