namespace TwitterEvents.Tool.Connecting;

/// <summary>Nobody has signed in.</summary>
/// <param name="kind">Why, in one word.</param>
/// <param name="message">Why, and the cure.</param>
internal sealed class SignInFailure(string kind, string message) : Exception(message)
{
    public string Kind => kind;
}
