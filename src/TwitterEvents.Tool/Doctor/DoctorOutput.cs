namespace TwitterEvents.Tool.Doctor;

/// <summary>What <c>doctor</c> prints.</summary>
/// <param name="Ok">Whether nothing failed.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record DoctorOutput(bool Ok, IReadOnlyList<CheckOutput> Checks)
{
    public static DoctorOutput Of(IReadOnlyList<Check> checks) =>
        new(checks.All(check => check.State != CheckState.Fail), [.. checks.Select(CheckOutput.Of)]);
}
