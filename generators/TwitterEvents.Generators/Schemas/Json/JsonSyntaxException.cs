namespace TwitterEvents.Generators.Schemas.Json;

/// <summary>A text that is no JSON, and where it stops being it.</summary>
internal sealed class JsonSyntaxException(string message, Position position) : Exception(message)
{
    public Position Position { get; } = position;
}
