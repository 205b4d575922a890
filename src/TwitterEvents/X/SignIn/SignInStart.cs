namespace TwitterEvents;

/// <summary>A sign-in that has begun.</summary>
/// <param name="Address">Where the browser goes.</param>
/// <param name="Callback">Where it comes back.</param>
/// <param name="State">What it must bring: a stranger's browser does not know it.</param>
/// <param name="CodeVerifier">Proves that who ends it has begun it.</param>
public sealed record SignInStart(Uri Address, Uri Callback, string State, string CodeVerifier)
{
    /// <summary>The callback alone: the rest is secret.</summary>
    public override string ToString() => $"sign-in of {Callback}";
}
