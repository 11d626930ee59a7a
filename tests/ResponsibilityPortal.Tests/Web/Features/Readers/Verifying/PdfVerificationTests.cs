using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>Files of this portal are recognized, with the version that they contain.</summary>
public sealed class PdfVerificationTests
{
    private static readonly (string, string) Unsigned = ("Pdf:Signing", "off");

    [Theory]
    [InlineData("")]
    [InlineData("?party=customer&model=iaas")]
    [InlineData("?by=demo")]
    [InlineData("?q=keys")]
    [InlineData("?paper=letter")]
    public async Task Check_Export_IsUnchanged(string query)
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await host.FileAsync($"{VerifiedPortal.Export}{query}"));
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.StartsWith(
            $"{VerdictSentences.Identical} The sample matrix, version 1, in force. ",
            found.Headline,
            StringComparison.Ordinal
        );
        Assert.True(found.IsIdentical);
        Assert.All(found.Checks, check => Assert.Equal(CheckResult.Passed, check.Result));
        Assert.Equal(3, found.Checks.Count);
        Assert.StartsWith("In force since", found.Standing!.StateInWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_UnsignedExport_IsUnchanged()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        var found = await host.VerifyAsync(await host.FileAsync());
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.Equal([CheckResult.Passed, CheckResult.NotPossible, CheckResult.Passed], found.Checks.Select(check => check.Result));
    }

    [Fact]
    public async Task Check_UnsignedExportOfASigningPortal_HasTheContentOnly()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await host.OfReleaseAsync(null, isSigned: false));
        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith(
            "The same content as this portal exports, but without the signature of the portal. The sample matrix, version 1, in force.",
            found.Headline,
            StringComparison.Ordinal
        );
        Assert.Equal([CheckResult.Passed, CheckResult.NotPossible, CheckResult.Passed], found.Checks.Select(check => check.Result));
    }

    [Fact]
    public async Task Check_ContentPublishedTwice_NamesTheVersionOfTheFile()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await host.PublishAsync(Given.Matrix());
        var found = await host.VerifyAsync(await host.FileAsync("/matrices/sample/versions/3/export.pdf"));
        Assert.Equal((Verdict.Unchanged, 3), (found.Verdict, found.Standing!.Number));
    }

    [Theory]
    [InlineData(
        "on",
        "Signed by this portal, with the content of this version attached; its pages could not be compared. The sample matrix, version "
            + "1, in force."
    )]
    [InlineData("off", "Not proven: ")]
    public async Task Check_FileOfAnEarlierRelease_CannotComparePages(string signing, string headline)
    {
        await using var host = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        var found = await host.VerifyAsync(await host.OfReleaseAsync("Responsibility Portal 0.0.1", signing == "on"));
        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith(headline, found.Headline, StringComparison.Ordinal);
        Assert.Contains("Responsibility Portal 0.0.1", found.Checks[0].Words, StringComparison.Ordinal);
        Assert.Equal((CheckResult.NotPossible, CheckResult.Passed), (found.Checks[0].Result, found.Checks[2].Result));
    }

    /// <summary>The data was restored from an older backup, and the same content was published again under the same number.</summary>
    [Theory]
    [InlineData("on", "Signed by this portal, but made from another publication of this version than the one stored here.")]
    [InlineData("off", "Not proven: ")]
    public async Task Check_FileOfAnotherPublication_SaysSo(string signing, string headline)
    {
        await using var before = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        await using var restored = PortalHost.Start(
            ("Portal:Seed", "none"),
            ("Portal:PublicUrl", VerifiedPortal.PublicUrl),
            ("Pdf:Signing", signing)
        );
        await restored.PublishAsync(Given.Matrix(), "For another reason.");

        var found = await restored.VerifyAsync(await before.FileAsync());

        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith(headline, found.Headline, StringComparison.Ordinal);
        Assert.Contains(before.Published.Find("sample")!.Latest.VersionHash, found.Checks[^1].Words, StringComparison.Ordinal);
        Assert.Contains(restored.Published.Find("sample")!.Latest.VersionHash, found.Checks[^1].Words, StringComparison.Ordinal);
        Assert.Equal(("Version record", CheckResult.Failed), (found.Checks[^1].Name, found.Checks[^1].Result));
    }

    /// <summary>After a restore, the versions were published again in another order.</summary>
    [Fact]
    public async Task Check_FileWithContentOfAnotherVersion_NamesIt()
    {
        await using var before = await VerifiedPortal.StartAsync();
        await using var restored = PortalHost.Start(("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl));
        await restored.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await restored.PublishAsync(Given.Matrix());

        var found = await restored.VerifyAsync(await before.FileAsync());

        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith(
            "Signed by this portal, but what it holds is version 2 of the matrix “sample”, and not the version that it names.",
            found.Headline,
            StringComparison.Ordinal
        );
        Assert.Contains("is the content of version 2 of the matrix “sample”", found.Checks[2].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SupersededVersion_NamesItsSuccessorAndChanges()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var file = await host.FileAsync();
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var found = await host.VerifyAsync(file);
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.StartsWith("Superseded. Version 2 has been in force since", found.Standing!.StateInWords, StringComparison.Ordinal);
        Assert.StartsWith("What has changed since: you take on 1 duty", found.Standing.Changes, StringComparison.Ordinal);
        Assert.Equal("/matrices/sample/compare?from=1&to=2", found.Standing.Comparison);
    }

    [Fact]
    public async Task Check_AnnouncedVersion_SaysWhenItApplies()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = PortalHost.Start(null, clock, ("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl));
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug), inForceFrom: clock.GetUtcNow().AddDays(3));
        var found = await host.VerifyAsync(await host.FileAsync("/matrices/sample/versions/2/export.pdf"));
        Assert.StartsWith(
            "Announced, not yet in force. It applies from 2026-11-04 00:00 UTC",
            found.Standing!.StateInWords,
            StringComparison.Ordinal
        );
        Assert.StartsWith("Compared with the version in force: you take on 1 duty", found.Standing.Changes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true, "Complete: all 3 responsibilities.")]
    [InlineData("?paper=letter", true, "Complete: all 3 responsibilities.")]
    [InlineData("?model=saas", false, "An extract: all 3 responsibilities, SaaS only.")]
    public async Task Check_Extract_FirstSaysHowMuchItShows(string query, bool isComplete, string words)
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await host.FileAsync($"{VerifiedPortal.Export}{query}"));
        Assert.Equal(new FileExtent(isComplete, words), found.Extent);
        Assert.EndsWith(words, found.Headline, StringComparison.Ordinal);
    }

    /// <summary>Operators can have users shown by role to readers. Files from before that setting remain valid.</summary>
    [Fact]
    public async Task Check_FileWithEarlierUserNames_IsUnchanged()
    {
        using var data = new TemporaryDirectory();
        (string, string)[] settings = [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)];
        byte[] file;
        await using (var before = PortalHost.Start(data, null, settings))
        {
            await before.PublishAsync(Given.Matrix());
            await before.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
            file = await before.FileAsync("/matrices/sample/versions/2/export.pdf");
        }

        await using var later = PortalHost.Start(data, null, [.. settings, ("Portal:PeopleOnReaderPages", "roles")]);
        Assert.NotEqual(file, await later.FileAsync("/matrices/sample/versions/2/export.pdf"));
        Assert.Equal(
            (Verdict.Unchanged, true),
            (await later.VerifyAsync(file)) is var found ? (found.Verdict, found.IsIdentical) : default
        );
    }
}
