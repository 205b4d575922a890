namespace TwitterEvents.Management;

/// <summary>What an answer of success must say before it is taken for one.</summary>
/// <param name="Flag">The flag in <c>data</c>; null if there is none, and no content is the answer.</param>
/// <param name="Value">What it must say.</param>
internal sealed record Promise(string? Flag, bool Value = true)
{
    /// <summary>v1.1: 204, and nothing else.</summary>
    public static Promise NoContent { get; } = new(Flag: null) { OrNoContent = true };

    /// <summary>Whether 204 says it too.</summary>
    public bool OrNoContent { get; init; }

    /// <summary>What a flag that says the contrary, without a reason, means.</summary>
    public TwitterErrorKind Otherwise { get; init; } = TwitterErrorKind.NotDone;

    /// <summary>The same in words.</summary>
    public override string ToString() => Flag is null ? "204 without content" : $"data.{Flag} = {(Value ? "true" : "false")}";
}
