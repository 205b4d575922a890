using TwitterEvents.Management;

namespace TwitterEvents.Tool.Doctor;

/// <summary>A call X refused, as a check.</summary>
internal static class Refusal
{
    public static Check Describe(string name, TwitterApiException exception) => Check.Fail(name, exception.Error.Problem, exception.Error.Cure);
}
