using System.Text;
using System.Text.Json;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>
/// The file of <c>--tokens</c>: <c>{"users":[{"id":"42","accessToken":"…","accessTokenSecret":"…"}]}</c>; without a secret it is an OAuth 2.0 token.
/// Its errors name file and line, and repeat nothing that stands there.
/// </summary>
internal static class TokenFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const string Form = """{"users":[{"id":"42","accessToken":"…","accessTokenSecret":"…"}]}, without accessTokenSecret where it is an OAuth 2.0 token""";

    /// <returns>The users, in their order.</returns>
    /// <exception cref="UsageException">It is not there, or not what it should be.</exception>
    public static IReadOnlyList<UserCredentials> Read(string path, Output output)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                output.Note($"Warning: others on this machine can read or change {path}, and with it these users' tokens. Run `chmod 600 {path}`.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"--tokens: the file {path} cannot be read ({exception.GetType().Name}). Name a JSON file like {Form}.");
        }

        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return new Parser(path, bytes.AsMemory(start), output.Redaction).Read();
    }

    private sealed class Parser(string path, ReadOnlyMemory<byte> json, Redaction redaction)
    {
        private readonly Dictionary<string, UserCredentials> users = new(StringComparer.Ordinal);

        public IReadOnlyList<UserCredentials> Read()
        {
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            try
            {
                Demand(reader.Read() && reader.TokenType == JsonTokenType.StartObject, 0, $"this should be {Form}");
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isUsers = reader.ValueTextEquals("users"u8);
                    reader.Read();
                    if (isUsers)
                    {
                        ReadUsers(ref reader);
                    }
                    else
                    {
                        reader.Skip();
                    }
                }

                // What comes after it would be an error too.
                reader.Read();
            }
            catch (JsonException exception)
            {
                throw Wrong((exception.LineNumber ?? 0) + 1, $"from here on it is no JSON. It should be {Form}");
            }

            Demand(users.Count > 0, 0, $"it has no user. It should be {Form}");
            return [.. users.Values];
        }

        private void ReadUsers(ref Utf8JsonReader reader)
        {
            Demand(reader.TokenType == JsonTokenType.StartArray, reader.TokenStartIndex, "users should be a list");
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Demand(reader.TokenType == JsonTokenType.StartObject, reader.TokenStartIndex, "a user should be an object with id and accessToken");
                ReadUser(ref reader);
            }
        }

        private void ReadUser(ref Utf8JsonReader reader)
        {
            var at = reader.TokenStartIndex;
            string? id = null, token = null, secret = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    id = Text(ref reader, "id");
                }
                else if (reader.ValueTextEquals("accessToken"u8))
                {
                    token = Text(ref reader, "accessToken");
                }
                else if (reader.ValueTextEquals("accessTokenSecret"u8))
                {
                    secret = Text(ref reader, "accessTokenSecret");
                }
                else
                {
                    throw Wrong(LineOf(reader.TokenStartIndex), "a user has id, accessToken and accessTokenSecret, and nothing else");
                }
            }

            Demand(id is { Length: > 0 and <= 19 } && id.All(char.IsAsciiDigit), at, "this user's id is missing, or not 1 to 19 digits in quotation marks");
            Demand(token is not null, at, "this user's accessToken is missing");
            redaction.Hide(token);
            redaction.Hide(secret);
            var user = secret is null ? UserCredentials.OAuth2(token!, id) : UserCredentials.OAuth1(token!, secret);
            Demand(secret is null || user.UserId is null || user.UserId == id, at, $"the accessToken is one of another user than {id}");
            user = secret is null ? user : UserCredentials.OAuth1(token!, secret, id);
            Demand(users.TryAdd(id!, user), at, $"user {id} stands there twice");
        }

        /// <summary>A text that can go into a header.</summary>
        private string? Text(ref Utf8JsonReader reader, string name)
        {
            reader.Read();
            var at = reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.Null)
            {
                return null;
            }

            Demand(reader.TokenType == JsonTokenType.String, at, $"{name} should be a text");
            string? text = null;
            try
            {
                text = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                // A lone surrogate.
            }

            Demand(
                !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyExceptInRange('!', '~'),
                at,
                $"{name} is empty, or has a character none has, perhaps a space or a line break that came along when it was copied");
            return text;
        }

        private void Demand(bool isRight, long position, string problem)
        {
            if (!isRight)
            {
                throw Wrong(LineOf(position), problem);
            }
        }

        private UsageException Wrong(long line, string problem) => new(FormattableString.Invariant($"--tokens: {path}, line {line}: {problem}."));

        private long LineOf(long position) => json.Span[..(int)Math.Min(position, json.Length)].Count((byte)'\n') + 1;
    }
}
