using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>What was found, for people.</summary>
internal static class Report
{
    private const string Indent = "         ";

    public static void Write(Output output, IReadOnlyList<CheckOutput> checks)
    {
        foreach (var check in checks)
        {
            output.WriteMarked(check.State, ColorOf(check.State), $"{check.Name}: {check.Text}");
            if (check.Cure is not null)
            {
                output.WriteLine($"{Indent}Cure: {check.Cure}");
            }

            foreach (var detail in check.Details)
            {
                output.WriteLine($"{Indent}{detail}");
            }
        }
    }

    private static string ColorOf(string state) => state switch
    {
        "ok" => "green",
        "warning" => "yellow",
        "fail" => "red",
        _ => "grey",
    };
}
