using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>The words that people type, against the built-in matrix.</summary>
public sealed class EverydayWordsTests
{
    private static readonly MatrixIndex Index = SeedMatrix.Index();

    private static string? First(string question) =>
        Index.Find(question).Rows.Select(result => result.Row.Responsibility.Slug).FirstOrDefault();

    [Theory]
    [InlineData("authentication", "single-sign-on-mfa")]
    [InlineData("multi-factor authentication", "single-sign-on-mfa")]
    [InlineData("multifactor authentication", "single-sign-on-mfa")]
    [InlineData("two-factor", "single-sign-on-mfa")]
    [InlineData("two factor authentication", "single-sign-on-mfa")]
    [InlineData("2-factor", "single-sign-on-mfa")]
    [InlineData("MFA/SSO", "single-sign-on-mfa")]
    [InlineData("SSO/SAML", "single-sign-on-mfa")]
    [InlineData("MFA for admins", "single-sign-on-mfa")]
    [InlineData("active directory", "single-sign-on-mfa")]
    [InlineData("Entra ID", "single-sign-on-mfa")]
    [InlineData("passkeys", "single-sign-on-mfa")]
    [InlineData("authorization", "database-roles")]
    [InlineData("vulnerability scanning", "vulnerability-scanning")]
    [InlineData("scanning", "vulnerability-scanning")]
    [InlineData("data classification", "data-classification")]
    [InlineData("classification", "data-classification")]
    [InlineData("physical security", "data-center-facilities")]
    [InlineData("logging and monitoring", "log-review-retention")]
    [InlineData("breach notification", "breach-notification")]
    [InlineData("notification", "breach-notification")]
    [InlineData("SOC2", "vendor-certifications")]
    [InlineData("RTO/RPO", "backup-adequacy")]
    [InlineData("anti-virus", "node-malware-protection")]
    [InlineData("anti virus", "node-malware-protection")]
    [InlineData("antivirus", "node-malware-protection")]
    [InlineData("encrypted data", "volume-encryption")]
    [InlineData("TLS 1.2", "encryption-in-transit")]
    [InlineData("TLS1.3", "encryption-in-transit")]
    [InlineData("hardware disposal", "media-disposal")]
    [InlineData("employee screening", "staff-screening-training")]
    [InlineData("VLAN", "node-firewalls-ports")]
    [InlineData("Aeon console", "console-api-hardening")]
    [InlineData("APIs", "console-api-hardening")]
    [InlineData("time", "time-synchronization")]
    [InlineData("back up", "scheduled-backups")]
    public void Find_WordsThatTheMatrixWritesOtherwise_RanksTheRowFirst(string question, string row) =>
        Assert.Equal(row, First(question));

    [Theory]
    [InlineData("who is responsible for backups?", "scheduled-backups")]
    [InlineData("is patching my responsibility", "operating-system-patching")]
    [InlineData("Is data encrypted at rest?", "volume-encryption")]
    [InlineData("who patches the OS", "operating-system-patching")]
    [InlineData("Do you perform background verification checks of all new employees?", "staff-screening-training")]
    [InlineData("Are sub-processors disclosed to customers?", "supplier-oversight")]
    public void Find_Sentence_RanksTheRowFirst(string question, string row) => Assert.Equal(row, First(question));

    [Theory]
    [InlineData("encyption", "encryption")]
    [InlineData("pentration", "penetration")]
    [InlineData("backp", "backup")]
    [InlineData("bakcup", "backup")]
    [InlineData("baackup", "backup")]
    [InlineData("baclup", "backup")]
    public void Find_TypingError_IsCorrected(string word, string corrected)
    {
        var results = Index.Find(word);

        Assert.Equal([new SpellingCorrection(word, corrected)], results.Corrections);
        Assert.Equal(
            Index.Find(corrected).Rows.Select(result => result.Row).ToHashSet(),
            results.Rows.Select(result => result.Row).ToHashSet()
        );
    }

    [Theory]
    [InlineData("HA", "resilience-and-dr")]
    [InlineData("DR", "resilience-and-dr")]
    [InlineData("SOC", "vendor-certifications")]
    [InlineData("SCA", "secure-product-development")]
    [InlineData("fire", "data-center-facilities")]
    public void Find_Abbreviation_RanksTheKeywordAndNoBeginningOfAWord(string question, string row)
    {
        var results = Index.Find(question);

        Assert.Equal(row, results.Rows[0].Row.Responsibility.Slug);
        Assert.DoesNotContain(results.Marks.Stems, stem => stem is "harden" or "hardwar" or "driver" or "social" or "scale" or "firewal");
    }

    [Theory]
    [InlineData("YubiKey zzz")]
    [InlineData("lorem ipsum dolor")]
    [InlineData("unicorns")]
    [InlineData("Verschlüsselung")]
    [InlineData("nothing has this")]
    [InlineData("who is it and what are they for?")]
    [InlineData("")]
    [InlineData(" - , ")]
    [InlineData("\uD800 \uFFFE")]
    public void Find_Nonsense_FindsNothing(string question)
    {
        var results = Index.Find(question);

        Assert.Empty(results.Rows);
        Assert.Empty(results.Controls);
        Assert.Empty(results.Corrections);
        Assert.Empty(results.UnknownControls);
    }

    [Fact]
    public void Find_SomeWordsUnknown_NamesThemAndRanksCloseMatches()
    {
        var results = Index.Find("Are backups of unicorns encrypted?");

        var best = results.Rows[0];
        Assert.Equal(MatchKind.Close, best.Kind);
        Assert.Equal(["backups", "encrypted"], best.Matched);
        Assert.Equal(["unicorns"], best.Missing);
    }
}
