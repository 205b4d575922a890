using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Caching;

/// <summary>After any edits, of whatever order and however far along, there is what a build of the same files has.</summary>
public sealed class EditingSessionTests
{
    private static readonly (string Path, string Text)[] Contents =
    [
        ("hints.json", """{"types":{"Person":{"description":"Somebody."}}}"""),
        ("acme/hints.json", """{"events":{"poll_events":{"discriminator":"type"}},"types":{"Person":{"at":["*.owner"]}}}"""),
        ("acme/hints.json", """{"family":"Polls","formats":{"*.id":"id"}}"""),
        ("acme/poll_events/a.json", """{"poll_events":[{"id":1,"type":"open","owner":{"id":"7"}}]}"""),
        ("acme/poll_events/b.json", """{"poll_events":[{"id":"2","type":"close","owner":{"id":"7","name":"x"}}],"vote":{"id":3}}"""),
        ("acme/Poll_Events/b.json", """{"Poll_Events":[{"id":"2","at":"2025-10-14"}]}"""),
        ("acme/vote/a.json", """{"vote":{"id":3,"owner":{"id":"8","name":"y","size":1}}}"""),
        ("acme/deep/er/a.json", """{"vote":{"id":3}}"""),
        ("acme/note.json", """{"vote":{"id":3}}"""),
        ("other/hints.json", """{"delivery":{"when":"kind","event":"item","kind":"kind"}}"""),
        ("other/full/a.json", """{"kind":"full","item":{"owner":{"id":"7","name":"x","size":1}}}"""),
        ("other/vote/a.json", """{"vote":{"id":3}}"""),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void An_editing_session_ends_where_a_build_begins(int seed)
    {
        var random = new Random(seed);
        var set = SchemaSet.None;

        // Without a record of steps, as in editors: with one the compiler loses values that follow a removed one.
        var session = GeneratorHarness.Run(new SchemaGenerator(), new TestProject(), hasSteps: false);
        for (var i = 0; i < 25; i++)
        {
            set = Edit(set, random);
            var known = session.Project.Files.ToDictionary(static file => file.Path);
            session = session.Edit(project => project with
            {
                Files = [.. set.ToFiles().Select(file => known.TryGetValue(file.Path, out var same) && same.GetText().ContentEquals(file.GetText()) ? same : file)],
            });

            var build = set.Generate();
            Assert.Equal(build.Sources.OrderBy(static source => source.Key, StringComparer.Ordinal), session.Sources.OrderBy(static source => source.Key, StringComparer.Ordinal));
            Assert.Equal(Problems.Of(build).Order(StringComparer.Ordinal), Problems.Of(session).Order(StringComparer.Ordinal));
        }
    }

    private static SchemaSet Edit(SchemaSet set, Random random)
    {
        var (path, text) = Contents[random.Next(Contents.Length)];
        return random.Next(6) switch
        {
            0 when set.Files.ContainsKey(path) => set with { Files = set.Files.Remove(path) },
            1 => set.WithFile(path, text[..random.Next(text.Length)]),
            2 => set.WithFile(path, text.Replace("\"", "\r\n\"", StringComparison.Ordinal)),
            3 when set.Files.ContainsKey(path) => set.WithFile("other/" + path[(path.LastIndexOf('/') + 1)..].Replace('.', '/') + ".json", set.Files[path]),
            _ => set.WithFile(path, text),
        };
    }
}
