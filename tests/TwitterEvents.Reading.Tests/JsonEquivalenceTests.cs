using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>The comparer all other tests lean on: it must be able to say no.</summary>
public class JsonEquivalenceTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""", """{"a":2}""")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("""{"a":1,"a":null}""", "{}")]
    [InlineData("[1.50,0,1e400]", "[15e-1,-0.0,10e399]")]
    [InlineData("[12345678901234567890123]", "[1.2345678901234567890123e22]")]
    [InlineData("""["\/\ud83d\ude00\n"]""", """["/😀\u000a"]""")]
    [InlineData("""["\ud83d"]""", """["\uD83D"]""")]
    [InlineData("""{"\ud83d":1}""", """{"\uD83D":1}""")]
    public void Texts_that_say_the_same_have_no_difference(string left, string right) => Assert.Null(JsonEquivalence.Difference(left, right));

    [Theory]
    [InlineData("""{"a":1}""", "{}", ".a: lost")]
    [InlineData("{}", """{"a":1}""", ".a: invented")]
    [InlineData("""{"a":2,"a":1}""", """{"a":2}""", ".a: 1e0 became 2e0")]
    [InlineData("""{"a":{"b":[1,{"c":"x"}]}}""", """{"a":{"b":[1,{"c":"y"}]}}""", ".a.b[1].c: \"x\" became \"y\"")]
    [InlineData("[null]", "[]", ": 1 items became 0")]
    [InlineData("[null,1]", "[1,null]", "[0]: null became 1e0")]
    [InlineData("[0.1]", "[0.10000000000000001]", "[0]: 1e-1 became 10000000000000001e-17")]
    [InlineData("[9007199254740993]", "[9007199254740992]", "[0]: 9007199254740993e0 became 9007199254740992e0")]
    [InlineData("[1e400]", "[1e401]", "[0]: 1e400 became 1e401")]
    [InlineData("""["1"]""", "[1]", "[0]: \"1\" became 1e0")]
    [InlineData("""[""]""", "[null]", "[0]: \"\" became null")]
    [InlineData("[true]", "[false]", "[0]: true became false")]
    [InlineData("[{}]", "[[]]", "[0]: an object became an array")]
    public void Texts_that_differ_are_told_apart_by_path(string left, string right, string difference) =>
        Assert.Equal(difference, JsonEquivalence.Difference(left, right));

    [Theory]
    [InlineData("""["\ud83d"]""", """["\ufffd"]""")]
    [InlineData("""["\ud83d"]""", """["\ud83e"]""")]
    [InlineData("""{"\ud83d":1}""", """{"\ufffd":1}""")]
    public void A_lone_surrogate_is_no_other_text(string left, string right) => Assert.NotNull(JsonEquivalence.Difference(left, right));

    [Theory]
    [InlineData("""{"follow_events":[1],"follow_events":[2]}""", """{"follow_events":[1,2]}""", true)]
    [InlineData("""{"follow_events":[1],"follow_events":[2]}""", """{"follow_events":[2]}""", false)]
    [InlineData("""{"new_events":{"a":1},"new_events":{"a":2}}""", """{"new_events":{"a":2}}""", false)]
    [InlineData("""{"user_event":{"revoke":{"a":1},"revoke":{"a":2}}}""", """{"user_event":{"revoke":{"a":2}}}""", false)]
    [InlineData("""{"user_event":{"revoke":{"a":1},"other":{"a":2}}}""", """{"user_event":{"other":{"a":2}}}""", false)]
    [InlineData("""{"users":{"a":{}},"users":{"b":{}}}""", """{"users":{"b":{}}}""", true)]
    [InlineData("""{"follow_events":null}""", "{}", true)]
    [InlineData("""{"follow_events":[]}""", "{}", false)]
    public void A_repeated_event_key_keeps_all_its_items(string left, string right, bool same) =>
        Assert.Equal(same, JsonEquivalence.Difference(DeliveryShape.Merge(JsonTree.Parse(left)), DeliveryShape.Merge(JsonTree.Parse(right))) is null);

    [Fact]
    public void Leaves_are_scalars_that_are_not_null() =>
        Assert.Equal(4, JsonTree.Parse("""{"a":[1,null,{}],"b":"","c":{"d":true,"e":[[2]]}}""").CountLeaves());
}
