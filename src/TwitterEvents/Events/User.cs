using System.Text.Json.Serialization;

namespace TwitterEvents;

public sealed partial record User
{
    /// <summary>The id as text, whichever form X sent it in; <c>id_str</c> first, for some senders round the number.</summary>
    [JsonIgnore]
    public string? Id => IdStr ?? IdValue?.ToString();

    /// <summary>Whether this is the account of that id; an unknown id is nobody's.</summary>
    internal bool Is(string? id) => id is not null && Id == id;
}
