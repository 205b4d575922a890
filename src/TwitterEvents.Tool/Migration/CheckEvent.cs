using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TwitterEvents.Tool.Migration;

/// <summary>An event of X Activity of a type that X does not have: nothing follows from it, and an app reads it as an <c>UnknownEvent</c>.</summary>
internal static class CheckEvent
{
    public const string Type = "twitter-events.check";

    /// <summary>A body with an id of its own, so that no app takes it for one it has had.</summary>
    /// <param name="userId">Whose event it is.</param>
    public static byte[] Create(string userId) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["data"] = new JsonObject
        {
            ["event_type"] = Type,
            ["event_uuid"] = "1" + RandomNumberGenerator.GetString("0123456789", 18),
            ["filter"] = new JsonObject { ["user_id"] = userId },
            ["payload"] = new JsonObject(),
        },
    }.ToJsonString());
}
