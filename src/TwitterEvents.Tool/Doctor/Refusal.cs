using TwitterEvents.Management;

namespace TwitterEvents.Tool.Doctor;

/// <summary>A call X refused, as a check.</summary>
internal static class Refusal
{
    public static Check Describe(string name, TwitterApiException exception)
    {
        var cure = exception.Error.Cure;
        var text = cure is null ? exception.Message : exception.Message[..^cure.Length].TrimEnd();
        return Check.Fail(name, text, cure);
    }
}
