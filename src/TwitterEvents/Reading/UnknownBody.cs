using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>What is known of a body that is of no family.</summary>
internal struct UnknownBody
{
    /// <summary>Stands for a name that no .NET string can hold.</summary>
    public const string NoName = "\uFFFD";

    private bool hasContainer;

    /// <summary>The first name that holds an object or array, else the first name; null if there is none.</summary>
    public string? WireName { get; private set; }

    /// <summary>The <c>type</c> of that object.</summary>
    public string? Type { get; private set; }

    /// <summary>What is known of the object the reader is on the start of; moves to its end.</summary>
    public static UnknownBody Of(ref WireReader reader)
    {
        var body = default(UnknownBody);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            body.Add(ref reader);
        }

        return body;
    }

    /// <summary>Adds the property the reader is on, and moves to the last token of its value.</summary>
    public void Add(ref WireReader reader)
    {
        reader.State.CountItem();
        var name = reader;
        reader.Read();
        var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (WireName is null || (isContainer && !hasContainer))
        {
            WireName = name.TryGetString(out var text) ? text : NoName;
        }

        if (isContainer && !hasContainer)
        {
            hasContainer = true;
            Type = Discriminators.FindType(reader);
        }

        reader.SkipRaw();
    }
}
