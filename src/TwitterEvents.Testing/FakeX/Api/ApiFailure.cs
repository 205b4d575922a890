namespace TwitterEvents.Testing.Api;

/// <summary>Ends a call with an error answer. Thrown, so that each endpoint reads as its way to success.</summary>
internal sealed class ApiFailure(Reply reply) : Exception($"Answered {reply.Status}.")
{
    public Reply Reply { get; } = reply;
}
