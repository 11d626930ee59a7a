using System.Text.Json;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>Spellings and forms of a word that are one word to a search: whichever a title has, the other finds it.</summary>
public sealed class WordFoldingTests
{
    [Theory]
    [InlineData("encrypt", "encrypted")]
    [InlineData("encrypt", "encrypting")]
    [InlineData("encrypt", "encryption")]
    [InlineData("scan", "scanning")]
    [InlineData("scan", "scanned")]
    [InlineData("log", "logging")]
    [InlineData("plan", "planning")]
    [InlineData("map", "mapping")]
    [InlineData("notify", "notification")]
    [InlineData("classify", "classification")]
    [InlineData("classify", "classified")]
    [InlineData("verify", "verification")]
    [InlineData("authenticate", "authentication")]
    [InlineData("authorize", "authorisation")]
    [InlineData("recover", "recovery")]
    [InlineData("policy", "policies")]
    [InlineData("patch", "patches")]
    [InlineData("virus", "viruses")]
    [InlineData("key", "keys")]
    [InlineData("delete", "deletion")]
    [InlineData("vulnerable", "vulnerabilities")]
    [InlineData("colour", "color")]
    [InlineData("behaviours", "behavior")]
    [InlineData("centre", "centers")]
    [InlineData("licence", "licenses")]
    [InlineData("catalogue", "catalogs")]
    [InlineData("programme", "programs")]
    [InlineData("judgement", "judgment")]
    [InlineData("labelled", "labeled")]
    [InlineData("cancelling", "canceling")]
    [InlineData("enrol", "enroll")]
    [InlineData("analyse", "analyzing")]
    [InlineData("organisations", "organization")]
    [InlineData("virtualised", "virtualization")]
    [InlineData("artefacts", "artifact")]
    [InlineData("disc", "disks")]
    [InlineData("practise", "practice")]
    [InlineData("résumé", "resume")]
    [InlineData("Straße", "strasse")]
    [InlineData("smørrebrød", "smorrebrod")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Encyclopædia", "encyclopaedia")]
    [InlineData("Cœur", "coeur")]
    [InlineData("Þorn", "thorn")]
    [InlineData("ﬁrewall", "firewall")]
    [InlineData("fire\u00ADwall", "firewall")]
    [InlineData("ＴＬＳ", "tls")]
    public void Find_OtherFormOfAWord_FindsTheTitle(string one, string other)
    {
        Assert.True(Finds(other, title: one));
        Assert.True(Finds(one, title: other));
    }

    [Theory]
    [InlineData("multi-factor", "multi factor")]
    [InlineData("multi-factor", "multifactor")]
    [InlineData("multi factor", "multifactor")]
    [InlineData("anti-virus", "antivirus")]
    [InlineData("anti virus", "antiviruses")]
    [InlineData("data centre", "datacenter")]
    [InlineData("data-centres", "datacenter")]
    [InlineData("sub-processor", "subprocessors")]
    [InlineData("on-call", "on call")]
    [InlineData("failover", "fail over")]
    [InlineData("back-up", "backup")]
    [InlineData("single sign-on", "single signon")]
    [InlineData("door-\u037A", "door")]
    public void Find_CompoundWordInAnotherForm_FindsTheTitle(string one, string other)
    {
        Assert.True(Finds(other, title: one));
        Assert.True(Finds(one, title: other));
    }

    [Theory]
    [InlineData("author", "authorize")]
    [InlineData("token", "tokenize")]
    [InlineData("string", "strive")]
    [InlineData("TLS", "TL")]
    public void Find_AnotherWord_FindsNothing(string one, string other) => Assert.False(Finds(other, title: one));

    /// <summary>Returns whether a question finds a row with all its words by its title.</summary>
    private static bool Finds(string question, string title)
    {
        var json = TestMatrix.With("/domains/0/responsibilities/0/title", JsonSerializer.Serialize($"Watch {title} now"));
        return new MatrixIndex(TestMatrix.Accepted(json))
            .Find(question)
            .Rows.Any(result => result.Kind == MatchKind.AllWords && result.Row.Responsibility.Slug == "backups");
    }
}
