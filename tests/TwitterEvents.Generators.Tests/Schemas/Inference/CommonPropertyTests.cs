using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>Where the body is the event, objects that many events have are properties of all.</summary>
public sealed class CommonPropertyTests
{
    private const string Installation = """ "installation":{"id":1,"node":"n"} """;

    [Fact]
    public void What_many_events_have_all_have() =>
        Assert.Contains("Installation? Installation ", Record(Set(4), "LateEvent"), StringComparison.Ordinal);

    [Fact]
    public void Its_documentation_says_that_no_sample_of_the_event_has_it() =>
        Assert.Contains("<c>installation</c>, in samples of other events only.", Record(Set(4), "LateEvent"), StringComparison.Ordinal);

    [Fact]
    public void What_few_have_the_others_have_not() =>
        Assert.DoesNotContain("Installation", Record(Set(3), "LateEvent"), StringComparison.Ordinal);

    [Fact]
    public void An_event_that_has_something_else_of_the_name_keeps_it() =>
        Assert.Contains(
            "public string? Installation ",
            Record(Set(4).WithFile("github/other/a.json", """{"installation":"none"}"""), "OtherEvent"),
            StringComparison.Ordinal);

    [Fact]
    public void Scalars_are_no_affair_of_other_events() =>
        Assert.DoesNotContain("Number", Record(Set(4), "LateEvent"), StringComparison.Ordinal);

    [Fact]
    public void A_kind_that_no_sample_has_has_them_too()
    {
        var set = Set(4)
            .WithFile("github/late/b.json", """{"action":"closed"}""")
            .WithFile("github/hints.json", """{"delivery":{"event":"","kind":"header X-Event"},"events":{"late":{"discriminator":"action"}}}""");
        using var library = new ForeignLibrary(set.Generate());

        var delivery = library.ReadWithoutLoss($$"""{"action":"reopened",{{Installation}}}""", ("X-Event", "late"));

        var e = Assert.Single(delivery.Events);
        Assert.Equal("UnknownLateEvent", e.GetType().Name);
        Assert.NotNull(e.GetType().GetProperty("Installation")!.GetValue(e));
    }

    [Fact]
    public void Where_events_stand_in_the_body_nothing_is_common_by_itself()
    {
        var set = Enumerable.Range(0, 4).Aggregate(
            SchemaSet.None.With("late/a.json", """{"late":[{"action":"opened"}]}"""),
            static (set, i) => set.With($"e{i}/a.json", $$"""{"e{{i}}":[{{{Installation}}}]}"""));

        Assert.DoesNotContain("Installation", Record(set, "LateEvent"), StringComparison.Ordinal);
    }

    /// <summary>So many events with an installation, and one without.</summary>
    private static SchemaSet Set(int count) => Enumerable.Range(0, count).Aggregate(
        SchemaSet.None
            .WithFile("github/hints.json", """{"delivery":{"event":"","kind":"header X-Event"}}""")
            .WithFile("github/late/a.json", """{"action":"opened"}"""),
        static (set, i) => set.WithFile($"github/e{i}/a.json", $$"""{"number":{{i}},{{Installation}}}"""));

    private static string Record(SchemaSet set, string name) => set.Generate().Sources.Values.Single(text => text.Contains($"record {name}", StringComparison.Ordinal));
}
