using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Tests.Domain.Canonical;

public sealed class CanonicalJsonTests
{
    [Theory]
    // RFC 8785, section 3.2.2.2: the string of the example, without its floating-point neighbours.
    [InlineData("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}""", """{"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    [InlineData("""{"literals":[null,true,false]}""", """{"literals":[null,true,false]}""")]
    // Every short escape, and the two ends of what must be escaped at all.
    [InlineData(""" "\u0008\u0009\u000A\u000C\u000D" """, """ "\b\t\n\f\r" """)]
    [InlineData(""" "\u0000\u001f\u0020\u007f\u0080\u2028" """, " \"\\u0000\\u001f \u007f\u0080\u2028\" ")]
    [InlineData(""" "<>&+'\/" """, """ "<>&+'/" """)]
    [InlineData(""" "\ud83d\ude00" """, """ "😀" """)]
    // Numbers the portal knows.
    [InlineData("[0,-0,1,-1,9007199254740991,-9007199254740991]", "[0,0,1,-1,9007199254740991,-9007199254740991]")]
    [InlineData(" [ ] ", "[]")]
    [InlineData(" { \"b\" : { \"d\" : 1 , \"c\" : 2 } , \"a\" : [ ] } ", """{"a":[],"b":{"c":2,"d":1}}""")]
    [InlineData("null", "null")]
    public void Documents_have_one_form(string document, string canonical) =>
        Assert.Equal(canonical.Trim(' '), Encoding.UTF8.GetString(CanonicalJson.Serialize(JsonNode.Parse(document))));

    [Fact]
    public void Keys_stand_in_the_order_of_their_UTF_16_units()
    {
        // RFC 8785, section 3.2.3. U+1F600 is the pair D83D DE00 and comes before U+FB33.
        var document = JsonNode.Parse("""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face",
            "\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """);

        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}",
            Encoding.UTF8.GetString(CanonicalJson.Serialize(document)));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e2")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("-9223372036854775808")]
    [InlineData("1e400")]
    public void Numbers_that_are_no_safe_integers_are_refused(string number) =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Serialize(JsonNode.Parse(number)));

    [Fact]
    public void Integers_are_written_whatever_type_they_have() =>
        Assert.Equal("[7,7]", Encoding.UTF8.GetString(CanonicalJson.Serialize(new JsonArray(JsonValue.Create(7), JsonValue.Create(7L)))));

    [Fact]
    public void Half_a_surrogate_pair_has_no_form() =>
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Serialize(JsonValue.Create("\uD83D")));
}
