namespace TwitterEvents.Testing;

/// <content>Errors by status and code.</content>
public sealed partial record FakeXAnswer
{
    /// <summary>503, code 67: a service X depends on is down.</summary>
    public static FakeXAnswer ServiceDown => new(503) { Code = 67, Message = "Backend service down." };

    /// <summary>500, code 0: an error inside X.</summary>
    public static FakeXAnswer InternalError => new(500) { Code = 0, Message = "Internal error." };

    /// <summary>403, code 261: the app may read only.</summary>
    public static FakeXAnswer ReadOnlyApp => new(403) { Code = 261, Message = "Application cannot perform write actions." };

    /// <summary>403, code 200: the app has no access to the Account Activity API.</summary>
    public static FakeXAnswer Forbidden => new(403) { Code = 200, Message = "Forbidden." };

    /// <summary>402 as <c>CreditsDepleted</c>: the account has no credits. One of X's two wordings.</summary>
    public static FakeXAnswer CreditsDepleted => Problem(402, "CreditsDepleted", "credits", "Your account does not have any credits for this request.");

    /// <summary>402 as <c>Payment Required</c>: the account has no credits. The other wording.</summary>
    public static FakeXAnswer PaymentRequired => Problem(402, "Payment Required", "credits-depleted", "credits depleted");

    /// <summary>200, and in the body nothing but <c>errors</c>: a refusal of v2 that looks like success.</summary>
    public static FakeXAnswer ErrorsInside200 => new(200)
    {
        Body = """{"errors":[{"title":"Authorization Error","detail":"The user has not authorized the app.","type":"https://api.x.com/2/problems/not-authorized-for-resource"}]}""",
    };

    private static FakeXAnswer Problem(int status, string title, string type, string detail, string more = "") => new(status)
    {
        Body = $$"""{"title":"{{title}}","detail":"{{detail}}","type":"https://api.x.com/2/problems/{{type}}","status":{{status}}{{more}}}""",
        ContentType = ProblemType,
    };
}
