namespace TwitterEvents;

/// <summary>A user who has signed in.</summary>
/// <param name="UserId">The user's id.</param>
/// <param name="Username">The name, without <c>@</c>; null where X does not say.</param>
public sealed record SignedInUser(string UserId, string? Username);
