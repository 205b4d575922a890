using System.Text.Json;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>What a line of the stream is, as far as it must be known before it is read.</summary>
/// <param name="UserId">Whom it is for; null if it does not say. Lines for one user keep their order.</param>
/// <param name="Problem">What X tells instead of an event; null if the line is no such message.</param>
internal readonly record struct StreamLine(string? UserId, string? Problem)
{
    /// <summary>A line that cannot be read is none of X's messages: whoever handles malformed deliveries gets it.</summary>
    public static StreamLine Of(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? Of(ref reader) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static StreamLine Of(ref Utf8JsonReader reader)
    {
        string? user = null;
        string? problem = null;
        var hasData = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                hasData = true;
                reader.Read();
                user = UserOf(ref reader);
            }
            else if (reader.ValueTextEquals("errors"u8))
            {
                reader.Read();
                problem = ProblemOf(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new StreamLine(user, hasData ? null : problem);
    }

    /// <summary>Of <c>data</c>, or of the first of several.</summary>
    private static string? UserOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            string? user = null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var own = UserOf(ref reader);
                user ??= own;
            }

            return user;
        }

        return Member(ref reader, "filter"u8, static (ref reader) => Member(ref reader, "user_id"u8, Text));
    }

    private static string? ProblemOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return "";
        }

        string? problem = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var copy = reader;
            var own = Member(ref reader, "detail"u8, Text) ?? Member(ref copy, "title"u8, Text);
            problem ??= own;
        }

        return OutsideText.Show(problem ?? "");
    }

    private delegate string? Reading(ref Utf8JsonReader reader);

    /// <summary>What a member of the object holds that the reader is on the start of; it is on its end then.</summary>
    private static string? Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, Reading read)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
            {
                reader.Read();
                found = read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return found;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate.
            return null;
        }
    }
}
