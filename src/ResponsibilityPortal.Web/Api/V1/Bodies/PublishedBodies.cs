using System.Text.Json;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>
/// Makes the bodies with published content. The API, pages that answer as JSON, the MCP server and commands use these, so that all say the
/// same.
/// </summary>
internal sealed class PublishedBodies(PortalUrls urls)
{
    /// <summary>Returns what is published. Leaves out matrices whose version in force is damaged.</summary>
    public async Task<MatricesV1> SummariesAsync(VersionFinder finder)
    {
        var summaries = new List<MatrixSummaryV1>();
        foreach (var matrix in finder.Known)
        {
            if (finder.Find(matrix) is VersionLookup.Found found && await finder.LoadAsync(found) is { } shown)
            {
                summaries.Add(Summary(shown));
            }
        }

        return new MatricesV1(summaries);
    }

    public MatrixSummaryV1 Summary(ShownVersion shown) =>
        new(
            shown.Slug,
            shown.Matrix.Title,
            shown.Matrix.Issuer,
            Wording.Standing(shown.Matrix.Standing),
            shown.Matrix.Summary,
            shown.Version.Number,
            UtcInstant.Format(shown.Version.PublishedAt),
            UtcInstant.Format(shown.InForceFrom),
            urls.Absolute(urls.Matrix(shown.Slug, shown.Version.Number)),
            urls.Absolute(urls.ApiMatrix(shown.Slug)),
            shown.Published.Index.Rows.Count,
            [.. shown.Matrix.Deployments.Select(DeploymentV1.Of)]
        );

    /// <summary>Returns the content that a filter shows.</summary>
    public MatrixContentV1 Content(ShownVersion shown, MatrixView view) =>
        Versioned(
            shown,
            view.Deployment,
            new MatrixContentV1
            {
                Title = shown.Matrix.Title,
                Issuer = shown.Matrix.Issuer,
                Standing = Wording.Standing(shown.Matrix.Standing),
                Summary = shown.Matrix.Summary,
                Disclaimer = shown.Matrix.Disclaimer,
                Contact = shown.Matrix.Contact,
                Address = urls.Absolute(urls.Matrix(shown.Slug, shown.Version.Number, view.Filter)),
                Language = shown.Matrix.Language,
                ColumnKind = new ColumnKindV1(shown.Matrix.ColumnKind.Singular, shown.Matrix.ColumnKind.Plural),
                Parties = PartiesOf(shown.Matrix),
                HostingModels =
                [
                    .. view.Columns.Select(model => new HostingModelV1(
                        model.Slug,
                        model.Name,
                        model.Label,
                        model.Note,
                        [.. model.Parties]
                    )),
                ],
                Deployments = [.. shown.Matrix.Deployments.Select(DeploymentV1.Of)],
                Total = view.Index.Rows.Count,
                Responsibilities = [.. view.Rows.Select(row => Responsibility(shown, row, view.Columns, view.Deployment))],
            }
        );

    /// <summary>Returns everything about one row.</summary>
    public ResponsibilityDetailV1 Detail(ShownVersion shown, MatrixRow row, Deployment? deployment)
    {
        var (matrix, responsibility) = (shown.Matrix, row.Responsibility);
        return Versioned(
            shown,
            deployment,
            new ResponsibilityDetailV1
            {
                Responsibility = Responsibility(shown, row, shown.ModelsOf(deployment), deployment),
                Citation = $"Source: {shown.SourceWords}: {AddressOf(shown, responsibility, deployment)}",
                Description = responsibility.Description,
                Note = responsibility.Note,
                Parties = PartiesOf(matrix),
                Controls =
                [
                    .. responsibility.Controls.Select(mapping => new ControlsV1(
                        Wording.Framework(matrix.Frameworks.First(framework => framework.Slug == mapping.Framework)),
                        [.. mapping.Identifiers]
                    )),
                ],
                Sources = SourcesOf(matrix, responsibility.Sources),
                Related = [.. responsibility.Related.Select(slug => Link(shown, shown.Published.Index.FindRow(slug)!, deployment))],
            }
        );
    }

    /// <summary>Returns the answer of one row.</summary>
    /// <param name="models">The hosting models that the answer is for.</param>
    /// <param name="deployment">What the reader runs; null when that is not known.</param>
    public ResponsibilityV1 Responsibility(ShownVersion shown, MatrixRow row, ValueList<HostingModel> models, Deployment? deployment)
    {
        var responsibility = row.Responsibility;
        return new ResponsibilityV1(
            responsibility.Slug,
            responsibility.Title,
            row.Domain.Name,
            AddressOf(shown, responsibility, deployment),
            [
                .. Answer
                    .Of(shown.Matrix, responsibility, models, deployment)
                    .Select(answer => new AnswerV1(answer.Subject, answer.Sentences)),
            ],
            [.. models.Select(model => In(shown.Matrix, model, responsibility.In(model.Slug)))]
        );
    }

    /// <summary>Returns a row that an answer refers to.</summary>
    public LinkedResponsibilityV1 Link(ShownVersion shown, MatrixRow row, Deployment? deployment) =>
        new(row.Responsibility.Slug, row.Responsibility.Title, AddressOf(shown, row.Responsibility, deployment));

    /// <summary>Fills in what every answer says of its version.</summary>
    public static T Versioned<T>(ShownVersion shown, Deployment? deployment, T body)
        where T : VersionedV1 =>
        body with
        {
            Matrix = shown.Slug,
            Version = shown.Version.Number,
            State = JsonNamingPolicy.KebabCaseLower.ConvertName(shown.State.ToString()),
            PublishedAt = UtcInstant.Format(shown.Version.PublishedAt),
            InForceFrom = UtcInstant.Format(shown.InForceFrom),
            Deployment = deployment?.Slug,
        };

    /// <summary>Returns the pinned address of a row, with the reader's deployment.</summary>
    private string AddressOf(ShownVersion shown, Responsibility responsibility, Deployment? deployment) =>
        urls.Absolute(
            urls.Responsibility(
                shown.Slug,
                shown.Version.Number,
                responsibility.Slug,
                carried: MatrixFilter.None with
                {
                    Deployment = deployment?.Slug,
                }
            )
        );

    private static PartyV1[] PartiesOf(Matrix matrix) =>
        [.. matrix.Parties.Select(party => new PartyV1(party.Slug, party.Name, party.Description))];

    private static SourceV1[] SourcesOf(Matrix matrix, ValueList<string> slugs) =>
        [
            .. slugs
                .Select(slug => matrix.Sources.First(source => source.Slug == slug))
                .Select(source => new SourceV1(source.Title, source.Url, Wording.DayOrNothing(source.CheckedOn))),
        ];

    private static ModelAnswerV1 In(Matrix matrix, HostingModel model, Assignment? cell) =>
        new(
            model.Slug,
            model.Name,
            cell?.Accountable,
            [.. cell?.JointlyAccountable ?? []],
            cell?.NotApplicable,
            [.. cell?.Contributing ?? []],
            (cell?.Notes ?? []).ToDictionary(note => note.Party, note => note.Text, StringComparer.Ordinal),
            SourcesOf(matrix, cell?.Sources ?? [])
        );
}
