using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Tests.Web.Pages;

/// <summary>
/// The pages of a matrix in another language name the language of each text (WCAG 3.1.2). The matrix has a text of its own in every
/// property, so that the tests can distinguish its texts from those of the portal.
/// </summary>
public sealed partial class MatrixLanguageTests(MatrixLanguageTests.ArabicMatrix arabic) : IClassFixture<MatrixLanguageTests.ArabicMatrix>
{
    /// <summary>Elements whose text can't contain marks.</summary>
    private const string WithoutMarks = "option, textarea, script, style, noscript";

    private static readonly Matrix Matrix = Complete(EveryField.WithOwnTexts().Matrix) with { Language = "ar" };

    /// <summary>Names can be parts of sentences in any language.</summary>
    private static readonly string Names = string.Join(
        ' ',
        [
            Matrix.Issuer,
            Matrix.ColumnKind.Singular,
            Matrix.ColumnKind.Plural,
            .. Matrix.Parties.SelectMany(party => new[] { party.Name, party.Letter }),
            .. Matrix.HostingModels.Select(model => model.Name),
            .. Matrix.Deployments.Select(deployment => deployment.Name),
            .. Matrix.Frameworks.SelectMany(framework => new[] { framework.Name, framework.Version }),
            .. Matrix.Sources.SelectMany(source => new[] { source.Title, source.Kind, source.Url }),
            .. Matrix.Responsibilities.SelectMany(row => row.Controls).SelectMany(mapping => mapping.Identifiers),
            .. Matrix.Responsibilities.Select(row => row.Slug),
        ]
    );

    [Theory]
    [InlineData("/matrices")]
    [InlineData("/matrices/full")]
    [InlineData("/matrices/full?deployment={deployment}")]
    [InlineData("/matrices/full?view=overview")]
    [InlineData("/matrices/full?view=checklist&party=p1")]
    [InlineData("/matrices/full?view=checklist&party=p2&model=m1")]
    [InlineData("/matrices/full?q={title}")]
    [InlineData("/matrices/full?q=nothing")]
    [InlineData("/matrices/full?domain={domain}")]
    [InlineData("/matrices/full/responsibilities/r1")]
    [InlineData("/matrices/full/responsibilities/{joint}")]
    [InlineData("/matrices/full/responsibilities/r1?deployment={deployment}")]
    [InlineData("/matrices/full/responsibilities/r1/report")]
    [InlineData("/matrices/full/versions/1/responsibilities/r2")]
    [InlineData("/matrices/full/versions")]
    [InlineData("/matrices/full/versions/1")]
    [InlineData("/matrices/full/compare?models=m1,m2")]
    [InlineData("/matrices/full/compare?from=1&to=2")]
    [InlineData("/matrices/full/questionnaire")]
    [InlineData("/matrices/full/questionnaire?lines={control}%0Axqzt")]
    public async Task Page_OfAnArabicMatrix_MarksExactlyItsTexts(string address)
    {
        var page = await arabic.Host.ReadPageAsync(Filled(address));
        Assert.Equal(LanguageTag.Default, page.DocumentElement.GetAttribute("lang"));

        var texts = page.Body!.Descendants<IText>().Where(text => text.ParentElement!.Closest(WithoutMarks) is null).ToList();
        Assert.Contains(texts, IsMarked);
        Assert.Empty(from text in texts where !IsMarked(text) && HasTextOfMatrix(text.Data) select text.Data);
        Assert.Empty(from text in texts where IsMarked(text) && Letters().IsMatch(OwnText().Replace(text.Data, "")) select text.Data);
    }

    [Fact]
    public async Task Page_OfAnEnglishMatrix_HasNoMarks()
    {
        await arabic.Host.PublishAsync(Given.Matrix());
        foreach (var address in new[] { "/matrices/sample", "/matrices/sample/responsibilities/keys" })
        {
            var page = await arabic.Host.ReadPageAsync(address);
            Assert.Empty(page.Body!.QuerySelectorAll("[lang], [dir]"));
        }
    }

    [Theory]
    [InlineData("ar", "lang dir")]
    [InlineData("he-IL", "lang dir")]
    [InlineData("ku-Arab", "lang dir")]
    [InlineData("az-Arab-IR", "lang dir")]
    [InlineData("ur-Latn", "lang")]
    [InlineData("de-CH", "lang")]
    [InlineData("zh-Hant", "lang")]
    [InlineData("en", "")]
    [InlineData("en-GB", "")]
    public void Attributes_OfALanguage_NameItAndItsDirection(string tag, string attributes) =>
        Assert.Equal(attributes, string.Join(' ', MatrixLanguage.Of(Matrix with { Language = tag }).Attributes?.Keys ?? []));

    /// <summary>Returns the matrix with an accountable party in each empty cell, so that it can be published.</summary>
    private static Matrix Complete(Matrix matrix) =>
        matrix.Changing(row =>
            row with
            {
                Assignments =
                [
                    .. row.Assignments,
                    .. matrix
                        .HostingModels.Where(model => row.In(model.Slug) is null)
                        .Select(model => new Assignment(model.Slug) { Accountable = model.Parties[0] }),
                ],
            }
        );

    private static string Filled(string address) =>
        address
            .Replace("{title}", Matrix.Responsibilities.First().Title, StringComparison.Ordinal)
            .Replace("{domain}", Matrix.Domains[0].Slug, StringComparison.Ordinal)
            .Replace("{deployment}", Matrix.Deployments[0].Slug, StringComparison.Ordinal)
            .Replace("{joint}", Matrix.Domains[1].Responsibilities[0].Slug, StringComparison.Ordinal)
            .Replace("{control}", Matrix.Responsibilities.First().Controls[0].Identifiers[0], StringComparison.Ordinal);

    private static bool IsMarked(IText text) =>
        text.ParentElement!.Closest("[lang]") is { } marked && marked.GetAttribute("lang") == "ar" && marked.GetAttribute("dir") == "rtl";

    private static bool HasTextOfMatrix(string text) =>
        OwnText().Matches(Address().Replace(text, "")).Any(match => !Names.Contains(match.Value, StringComparison.Ordinal));

    [GeneratedRegex("zq[0-9]+x")]
    private static partial Regex OwnText();

    /// <summary>Addresses contain short names and searches.</summary>
    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex Address();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Letters();

    /// <summary>A portal with two versions of the matrix. The second has another title of a row, and one row less.</summary>
    public sealed class ArabicMatrix : IAsyncLifetime
    {
        internal PortalHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Host = PortalHost.StartEmpty();
            await Host.PublishAsync(
                Matrix.Changing(row => row.Slug == "r1" ? row with { Title = row.Title + "zq0x", Description = "zq00x" } : row)
            );
            await Host.PublishAsync(Matrix);
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
