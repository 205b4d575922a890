namespace TwitterEvents.Tool.Doctor;

/// <summary>One thing looked at; its state is <c>ok</c>, <c>note</c>, <c>warning</c>, <c>fail</c> or <c>skipped</c>.</summary>
internal sealed record CheckOutput(string Name, string State, string Text, string? Cure, IReadOnlyList<string> Details)
{
    public static CheckOutput Of(Check check) => new(check.Name, StateOf(check.State), check.Text, check.Cure, check.Details);

    private static string StateOf(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Note => "note",
        CheckState.Warning => "warning",
        CheckState.Fail => "fail",
        _ => "skipped",
    };
}
