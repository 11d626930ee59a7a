using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class FilterMessages
{
    /// <summary>Longer searches are rarely one question. Browsers join the lines that are pasted into a search field.</summary>
    private const int QuestionMaxLength = 160;

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private MatrixFilter Filter => View.Filter;

    /// <summary>Whether no row of the matrix matches the search, so that no other filter is the cause.</summary>
    private bool IsNowhere => View.Results is { Rows.Count: 0 };

    private bool HasSeveralQuestions =>
        !View.QueryNamesControls && Filter.Query is { } query && (query.Length > QuestionMaxLength || query.AsSpan().Trim().Contains('\n'));

    private string Questionnaire => Urls.Questionnaire(Source.Slug, Source.Links.Carried);

    private IEnumerable<string> Corrections =>
        from correction in View.Rows.Count == 0 ? [] : View.Results?.Corrections ?? []
        select $"No result for “{correction.Written}”. Showing “{correction.Corrected}”.";

    private IEnumerable<string> Parents =>
        View
            .Parents.Select(parent =>
                parent.Written.Contains('(', StringComparison.Ordinal)
                    ? $"{parent.Written} is an enhancement of {parent.Found.Identifier}; showing {parent.Found.Identifier}."
                    : $"{parent.Written} is part of {parent.Found.Identifier}; showing {parent.Found.Identifier}."
            )
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether filters hide every row. When the page can't show the requested view or order, the notice says so.</summary>
    private bool IsEmpty => View.Rows.Count == 0 && View.UnknownValues.All(unknown => unknown.Field.Effect == FilterEffect.Selection);

    private string Unknown(UnknownValue unknown) =>
        unknown.Field.Effect switch
        {
            FilterEffect.Form => $"Unknown view “{unknown.Value}”. There are {Enumeration.Of(MatrixViewKind.All)}.",
            FilterEffect.Order => $"{NotOfThisMatrix(unknown)}, so no row can be ordered by it.",
            _ => $"{NotOfThisMatrix(unknown)}, so it matches nothing.",
        };

    private string NotOfThisMatrix(UnknownValue unknown) =>
        $"“{unknown.Value}” is not {Article.With(unknown.Field.NounIn(View.Matrix))} of this matrix";

    /// <summary>Returns the roles in which a party is accountable, alone or jointly, with the words for the links to its duties.</summary>
    private IEnumerable<(string Role, string Words)> DutiesOf(Party party) =>
        from role in new[] { RoleFilter.Accountable, RoleFilter.Shared }.Intersect(RoleFilter.In(Matrix))
        let name = party.Name
        select (role, $"{PartyPhrase.Of(name)} {(role == RoleFilter.Shared ? PartWords.IsJointlyAccountable(name) : PartWords.IsAccountable(name))}");

    private string Without(FilterField field) =>
        field.IsCarried ? Source.Links.MatrixWithoutCarried(Filter.Without(field)) : Source.Links.Matrix(Filter.Without(field));

    /// <summary>The filters that can be removed to get rows, with the number of these rows.</summary>
    private List<(FilterField Field, int Count)> Hiding() => IsNowhere ? [] : [.. View.CountsWithout().Where(hidden => hidden.Count > 0)];
}
