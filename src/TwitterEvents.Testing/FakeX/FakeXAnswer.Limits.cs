namespace TwitterEvents.Testing;

/// <content>Each kind of 429. Of all but the first, the headers of the 15-minute limit say that plenty is left.</content>
public sealed partial record FakeXAnswer
{
    internal const string FifteenMinutes = "x-rate-limit";

    private const string TooManyRequests = """{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}""";

    /// <summary>429 as <c>UsageCapExceeded</c>: the month's posts are used up.</summary>
    public static FakeXAnswer UsageCapExceeded => Problem(
        429,
        "UsageCapExceeded",
        "usage-capped",
        "Usage cap exceeded: Monthly product cap",
        ""","account_id":"1","product_name":"standard-basic","period":"Monthly","scope":"Product" """.TrimEnd());

    /// <summary>429 as <c>SpendCapReached</c>: the account has spent what its owner allows for this billing cycle.</summary>
    public static FakeXAnswer SpendCapReached => Problem(
        429, "SpendCapReached", "credits", "Your account has reached its billing cycle spend cap. Requests are blocked until the next cycle begins.");

    /// <summary>429, code 88: over the 15-minute limit, with the headers that say when it is reset.</summary>
    /// <param name="resetAfter">How long from now; X's clock may be behind, so also before now.</param>
    public static FakeXAnswer RateLimited(TimeSpan resetAfter) =>
        new(429) { Code = 88, Message = "Rate limit exceeded", ResetAfter = resetAfter };

    /// <summary>429: over what the app may call in 24 hours.</summary>
    /// <param name="resetAfter">How long from now.</param>
    public static FakeXAnswer AppDayLimited(TimeSpan resetAfter) => DayLimited("x-app-limit-24hour", resetAfter);

    /// <summary>429: over what the user may call in 24 hours.</summary>
    /// <param name="resetAfter">How long from now.</param>
    public static FakeXAnswer UserDayLimited(TimeSpan resetAfter) => DayLimited("x-user-limit-24hour", resetAfter);

    private static FakeXAnswer DayLimited(string limit, TimeSpan resetAfter) =>
        new(429) { Body = TooManyRequests, ContentType = ProblemType, Limit = limit, ResetAfter = resetAfter };
}
