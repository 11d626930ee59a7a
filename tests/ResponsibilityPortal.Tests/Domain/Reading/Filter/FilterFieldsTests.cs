using Microsoft.AspNetCore.WebUtilities;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;

namespace ResponsibilityPortal.Tests.Domain.Reading.Filter;

/// <summary>Rules for every filter. A new filter is tested here; it needs samples and a slow reference test of a row.</summary>
public sealed class FilterFieldsTests
{
    private const string Nothing = "moon";

    private static readonly MatrixIndex Index = TestMatrix.Index();

    private static readonly Matrix Matrix = Index.Matrix;

    /// <summary>For each filter, the texts of addresses and a reference test, written without an index, of whether a row passes.</summary>
    private static readonly Dictionary<FilterField, (string[] Texts, Func<MatrixFilter, MatrixRow, bool> Passes)> Samples = new()
    {
        [FilterFields.Deployment] = (["lamp-cloud", "LAMP-mixed", Nothing], (filter, _) => ColumnsOf(filter).Any()),
        [FilterFields.Model] = (["own", "Hosted, own", $"{Nothing},own", Nothing], (filter, _) => ColumnsOf(filter).Any()),
        [FilterFields.Party] = (
            ["cloud", "customer", Nothing],
            (filter, row) => Matrix.Parties.Any(party => party.Slug == filter.Party && HasRole(filter, row, party))
        ),
        [FilterFields.Role] = (
            ["accountable", "contributing", "Only-Contributing", "none", Nothing],
            (filter, row) =>
                Matrix.Parties.Any(party => (filter.Party is null || party.Slug == filter.Party) && HasRole(filter, row, party))
        ),
        [FilterFields.Domain] = (["recovery", "access", Nothing], (filter, row) => row.Domain.Slug == filter.Domain),
        [FilterFields.Framework] = (
            ["alpha", "beta", Nothing],
            (filter, row) => row.Responsibility.Controls.Any(mapping => mapping.Framework == filter.Framework)
        ),
        [FilterFields.Control] = (
            ["A-10", "b.1, A-9", Nothing],
            (filter, row) => filter.Controls.Any(control => IsMapped(filter, row, control))
        ),
        [FilterFields.Order] = (["alpha", Nothing], (filter, _) => filter.By != Nothing),
        [FilterFields.Search] = (
            ["MFA", "snapshot", "backup", "a-10", "A-9 B.1", Nothing],
            (filter, row) =>
                filter.Controls.Count == 0 && filter.Query!.Any(char.IsAsciiDigit)
                    ? filter.Query!.Split(' ').Any(control => IsMapped(filter, row, control))
                    : filter
                        .Query!.Split(' ')
                        .All(word => TextsOf(row).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
        ),
        [FilterFields.View] = (["table", "Overview", "checklist", Nothing], (filter, _) => filter.View != Nothing),
    };

    public static TheoryData<string> Names => [.. FilterFields.All.Select(filter => filter.Name)];

    [Fact]
    public void EveryFilter_HasSamplesHere()
    {
        Assert.Equal(FilterFields.All, Samples.Keys);
        Assert.Equal(
            FilterFields.All.Count,
            FilterFields.All.Select(field => field.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count()
        );
        Assert.All(FilterFields.All, field => Assert.Matches("^[a-z]+$", field.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_AddressOfAFilter_GivesTheSameFilter(string name)
    {
        foreach (var text in Samples[Field(name)].Texts)
        {
            var filter = Read(name, text);
            var address = PortalUrls.QueryOf(filter);
            var values = QueryHelpers.ParseQuery(address);
            var again = MatrixFilter.Parse(known => values.TryGetValue(known, out var value) ? value.ToString() : null);
            Assert.Equal(filter, again);
            Assert.Equal(address, PortalUrls.QueryOf(again));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Filter_Removed_LeavesNothing(string name)
    {
        Assert.All(Samples[Field(name)].Texts, text => Assert.Equal(MatrixFilter.None, Read(name, text).Without(Field(name))));
        Assert.All(Samples[Field(name)].Texts, text => Assert.Equal(MatrixFilter.None, Read(name, text).With(Field(name), [])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Filter_InUse_HasWords(string name)
    {
        var field = Field(name);
        Assert.NotEmpty(field.Noun);
        var described = Samples[field]
            .Texts.Select(text => Read(name, text))
            .Where(filter => filter.Has(field))
            .Select(filter => field.Describe(Matrix, filter))
            .ToList();
        Assert.NotEmpty(described);
        Assert.All(described, words => Assert.Matches(@"\S", words));
        Assert.Equal(described.Count, described.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_ThatTheMatrixLacks_IsReportedAndRefusedInFiles(string name)
    {
        var field = Field(name);
        var filter = Read(name, Nothing);
        Assert.Empty(new MatrixView(Index, filter).Rows);
        if (field.ValuesIn(Matrix) is null)
        {
            Assert.Empty(filter.UnknownIn(Matrix));
            Assert.False(filter.IsOneOfFewIn(Matrix));
            return;
        }

        Assert.Equal([new UnknownValue(field, Nothing)], filter.UnknownIn(Matrix));
        Assert.Equal([new UnknownValue(field, Nothing)], new MatrixView(Index, filter).UnknownValues);
        Assert.StartsWith(
            $"“{Nothing}” in “{name}” is not a {field.Noun} of this matrix.",
            FilterProblem.Of(Index, filter),
            StringComparison.Ordinal
        );
        Assert.False(filter.IsOneOfFewIn(Matrix));
        Assert.All(field.ValuesIn(Matrix)!, value => Assert.True(Read(name, value).IsOneOfFewIn(Matrix), value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_OfOneOrTwoFilters_MatchASlowReference(string name)
    {
        var (field, tried) = (Field(name), 0);
        foreach (var text in Samples[field].Texts)
        {
            foreach (var other in FilterFields.All)
            {
                foreach (var otherText in Samples[other].Texts.Where(otherText => other != field || otherText == text))
                {
                    var filter = Read(name, text).With(other, other.Read(otherText));
                    var expected = Index.Rows.Where(row => filter.Fields.All(chosen => Samples[chosen].Passes(filter, row)));
                    Assert.True(expected.SequenceEqual(new MatrixView(Index, filter).Rows), PortalUrls.QueryOf(filter));
                    tried++;
                }
            }
        }

        Assert.True(tried >= Samples[field].Texts.Length * FilterFields.All.Count, $"{tried} tried");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Choice_OfAPage_ShowsTheAnnouncedNumberOfRows(string name)
    {
        foreach (var text in Samples[Field(name)].Texts.Where(text => text != Nothing))
        {
            var view = new MatrixView(Index, Read(name, text));
            var choices = FilterFields.All.SelectMany(field => field.FacetOf(view)?.Choices ?? []).ToList();
            Assert.NotEmpty(choices);
            Assert.All(choices, choice => Assert.Equal(choice.Filter == view.Filter, choice.IsCurrent));
            Assert.All(
                choices.Where(choice => choice.Count is not null),
                choice => Assert.Equal(new MatrixView(Index, choice.Filter).Rows.Count, choice.Count)
            );
        }
    }

    private static FilterField Field(string name) => FilterFields.All.Single(field => field.Name == name);

    private static MatrixFilter Read(string name, string text) => MatrixFilter.Parse(known => known == name ? text : null);

    private static IEnumerable<HostingModel> ColumnsOf(MatrixFilter filter) =>
        from model in Matrix.HostingModels
        where filter.Models.Count == 0 || filter.Models.Contains(model.Slug)
        where
            filter.Deployment is null
            || Matrix.Deployments.Any(deployment => deployment.Slug == filter.Deployment && deployment.HostingModels.Contains(model.Slug))
        select model;

    private static bool HasRole(MatrixFilter filter, MatrixRow row, Party party)
    {
        var parts = ColumnsOf(filter).Select(column => row.Responsibility.In(column.Slug)?.PartOf(party.Slug) ?? Part.None).ToList();
        return filter.Role switch
        {
            null => parts.Exists(part => part != Part.None),
            "accountable" => parts.Contains(Part.Accountable),
            "contributing" => parts.Contains(Part.Contributing),
            "only-contributing" => parts.Contains(Part.Contributing) && !parts.Contains(Part.Accountable),
            "none" => parts.TrueForAll(part => part == Part.None),
            _ => false,
        };
    }

    private static bool IsMapped(MatrixFilter filter, MatrixRow row, string control) =>
        row.Responsibility.Controls.Any(mapping =>
            (filter.Framework is null || mapping.Framework == filter.Framework)
            && mapping.Identifiers.Contains(control, StringComparer.OrdinalIgnoreCase)
        );

    private static IEnumerable<string> TextsOf(MatrixRow row) =>
        [
            row.Responsibility.Title,
            row.Responsibility.Description ?? "",
            row.Responsibility.Note ?? "",
            .. row.Responsibility.Keywords,
            .. row.Responsibility.Controls.SelectMany(mapping => mapping.Identifiers),
            .. row.Responsibility.Assignments.SelectMany(cell => cell.Notes).Select(note => note.Text),
        ];
}
