using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Tests.Domain.Canonical;

public sealed class CanonicalJsonTests
{
    [Theory]
    // RFC 8785, section 3.2.2.2: the string of the example, without its floating-point values.
    [InlineData("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}""", """{"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    [InlineData("""{"literals":[null,true,false]}""", """{"literals":[null,true,false]}""")]
    // Every short escape, and the first and last characters that must be escaped.
    [InlineData(""" "\u0008\u0009\u000A\u000C\u000D" """, """ "\b\t\n\f\r" """)]
    [InlineData(""" "\u0000\u001f\u0020\u007f\u0080\u2028" """, " \"\\u0000\\u001f \u007f\u0080\u2028\" ")]
    [InlineData(""" "<>&+'\/" """, """ "<>&+'/" """)]
    [InlineData(""" "\ud83d\ude00" """, """ "😀" """)]
    // Numbers that the portal uses.
    [InlineData("[0,-0,1,-1,9007199254740991,-9007199254740991]", "[0,0,1,-1,9007199254740991,-9007199254740991]")]
    [InlineData(" [ ] ", "[]")]
    [InlineData(" { \"b\" : { \"d\" : 1 , \"c\" : 2 } , \"a\" : [ ] } ", """{"a":[],"b":{"c":2,"d":1}}""")]
    [InlineData("null", "null")]
    public void Serialize_Document_GivesTheCanonicalForm(string document, string canonical) =>
        Assert.Equal(canonical.Trim(' '), Encoding.UTF8.GetString(CanonicalJson.Serialize(JsonNode.Parse(document))));

    [Fact]
    public void Serialize_Keys_AreInUtf16Order()
    {
        // RFC 8785, section 3.2.3. U+1F600 is the pair D83D DE00 and comes before U+FB33.
        var document = JsonNode.Parse(
            """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face",
            "\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """
        );

        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With "
                + "Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}",
            Encoding.UTF8.GetString(CanonicalJson.Serialize(document))
        );
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e2")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("-9223372036854775808")]
    [InlineData("1e400")]
    public void Serialize_NumberOutsideTheRange_Throws(string number) =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Serialize(JsonNode.Parse(number)));

    [Fact]
    public void Serialize_IntegersOfAnyType_WritesThem() =>
        Assert.Equal("[7,7]", Encoding.UTF8.GetString(CanonicalJson.Serialize(new JsonArray(JsonValue.Create(7), JsonValue.Create(7L)))));

    [Fact]
    public void Serialize_HalfASurrogatePair_Throws() =>
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Serialize(JsonValue.Create("\uD83D")));
}
