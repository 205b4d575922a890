using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>Objects that come bare or wrapped in another that has nothing else are of one type, and are written as they came.</summary>
public sealed class WrappedValueTests : IDisposable
{
    private static readonly Lazy<GeneratorRun> Run = new(static () => SchemaSet.None
        .With("poll_events/a.json", """
            {"poll_events":[{"owner":{"id":"1","name":"x"},"voters":[{"id":"2"}],"by_day":{"1":{"id":"3"},"2":null},"seen":[{"id":"4"},null],
            "last":{"id":"5"},"group":{"data":{"data":{"id":"6"}}}}]}
            """)
        .With("poll_events/b.json", """
            {"poll_events":[{"owner":{"data":{"id":"1"}},"voters":[{"data":{"id":"2"}}],"by_day":{"1":{"data":{"id":"3"}}},"seen":[{"data":{"id":"4"}}],
            "last":[{"data":{"id":"5"}}]}]}
            """)
        .WithHints("""
            {"delivery":{"wrapper":"data"},"types":{"Person":{"at":["*.owner","*.voters","*.by_day","*.seen","*.last"]}},"events":{"poll_events":{"identity":["owner.id"]}}}
            """)
        .Generate());

    private readonly ForeignLibrary library = new(Run.Value);

    [Theory]
    [InlineData("""{"id":"7"}""", "7", "")]
    [InlineData("""{"data":{"id":"7"}}""", "7", "")]
    [InlineData("""{"data":{}}""", null, "")]
    [InlineData("""{"d\u0061ta":{"id":"7"}}""", "7", "")]
    [InlineData("""{"data":{"id":"7","x":[1]}}""", "7", "owner.data.x")]
    [InlineData("""{"data":{"data":{"id":"7"}}}""", null, "owner.data.data")]
    [InlineData("""{"data":{"id":"7"},"x":1}""", null, "owner.data owner.x")]
    [InlineData("""{"x":1,"data":{"id":"7"}}""", null, "owner.x owner.data")]
    [InlineData("""{"id":"7","data":{"id":"8"}}""", "7", "owner.data")]
    [InlineData("""{"data":{"id":"7"},"data":{"id":"8"}}""", null, "owner.data owner.data")]
    [InlineData("""{"data":null}""", null, "owner.data")]
    [InlineData("""{"data":[{"id":"7"}]}""", null, "owner.data")]
    [InlineData("""{"data":{"\ud800":1}}""", null, "owner.data")]
    [InlineData("""{"data":{"id":7}}""", "7", "owner.data.id")]
    [InlineData("[]", null, "owner")]
    [InlineData("\"7\"", null, "owner")]
    public void An_object_is_read_wherever_it_is_wrapped_in_one_that_has_nothing_else(string owner, string? id, string drifts)
    {
        var delivery = library.ReadWithoutLoss(Delivery($"\"owner\":{owner}"));

        dynamic e = Assert.Single(delivery.Events);
        Assert.Equal(id, (string?)e.Owner?.Id);
        Assert.Equal(drifts, string.Join(' ', delivery.Drifts.Select(static drift => drift.Path["poll_events[].".Length..])));
    }

    [Theory]
    [InlineData(""" "voters":[{"id":"1"},{"data":{"id":"2"}}] """)]
    [InlineData(""" "by_day":{"1":{"data":{"id":"1"}},"3":{"id":"2"},"4":null} """)]
    [InlineData(""" "seen":[{"data":{"id":"1"}},null,{"id":"2"}] """)]
    [InlineData(""" "last":{"data":{"id":"1"}} """)]
    [InlineData(""" "last":[{"data":{"id":"1"}},{"id":"2"}] """)]
    public void So_is_one_of_several_each_for_itself(string property) =>
        Assert.Empty(library.ReadWithoutLoss(Delivery(property)).Drifts);

    [Fact]
    public void Bare_and_wrapped_are_equal_and_have_one_identity()
    {
        var bare = Assert.Single(library.Read(Delivery("""  "owner":{"id":"7","name":"x"} """)).Events);
        var wrapped = Assert.Single(library.Read(Delivery(""" "owner":{"data":{"name":"x","id":"7"}} """)).Events);

        Assert.Equal(bare, wrapped);
        Assert.Equal(bare.GetHashCode(), wrapped.GetHashCode());
        Assert.Equal(bare.ToString(), wrapped.ToString());
    }

    /// <summary>A copy of a wrapped object is written wrapped, a new one bare.</summary>
    [Theory]
    [InlineData("""{"data":{"id":"7"}}""", """{"data":{"id":"7","name":"y"}}""")]
    [InlineData("""{"id":"7"}""", """{"id":"7","name":"y"}""")]
    public void A_copy_is_written_in_the_form_of_its_original(string owner, string written)
    {
        var e = Assert.Single(library.Read(Delivery($"\"owner\":{owner}")).Events);
        var person = e.GetType().GetProperty("Owner")!.GetValue(e)!;

        var copy = Records.Copy(e, ("Owner", Records.Copy(person, ("Name", "y"))));

        Assert.Equal($$"""{"owner":{{written}}}""", Records.Json(copy));
    }

    public void Dispose() => library.Dispose();

    private static string Delivery(string properties) => $$"""{"poll_events":[{{{properties}}}]}""";
}
