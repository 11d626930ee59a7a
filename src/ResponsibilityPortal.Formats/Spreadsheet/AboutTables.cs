using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The tables of the sheet <see cref="AboutSheet"/> that explain the words of the matrix: names, each with its texts.</summary>
internal static class AboutTables
{
    public static IEnumerable<SheetLine> Of(WorkbookData data)
    {
        var matrix = data.Matrix;
        return Table(matrix.ColumnKind.SingularFirst, "What it is", data.Models.Select(model => (model.Model.Name, TextsOf(model.Model))))
            .Concat(
                Table(
                    "Deployment",
                    $"Its {matrix.ColumnKind.Plural}",
                    matrix.Deployments.Select(deployment =>
                        (
                            deployment.Name,
                            AboutSheet.Lines(
                                string.Join("; ", deployment.HostingModels.Select(model => NameOf(matrix, model))),
                                deployment.Note
                            )
                        )
                    )
                )
            )
            .Concat(
                Table(
                    "Framework",
                    "What its mapping means",
                    matrix.Frameworks.Select(framework => (Wording.Framework(framework), framework.Note ?? ""))
                )
            )
            .Concat(Table("Domain", "What it is", matrix.Domains.Select(domain => (domain.Name, domain.Description ?? ""))))
            .Concat(
                Table(
                    "Statement",
                    "What the matrix says, and the responsibilities with the details",
                    matrix.Statements.Select(statement =>
                        (statement.Slug, AboutSheet.Lines(statement.Text, string.Join("; ", statement.Responsibilities.Select(TitleOf))))
                    )
                )
            );

        string TitleOf(string slug) => data.View.Index.FindRow(slug)?.Responsibility.Title ?? slug;
    }

    private static string NameOf(Matrix matrix, string model) =>
        matrix.HostingModels.FirstOrDefault(known => known.Slug == model)?.Name ?? model;

    private static string TextsOf(HostingModel model) =>
        AboutSheet.Lines(
            model.Label,
            model.Definition,
            model.Note,
            AboutSheet.Listed("Products", model.Products),
            AboutSheet.Listed("Also called", model.Aliases),
            model.Basis is { } basis ? $"Basis: {Wording.Basis(basis)}" : null,
            model.BasisNote
        );

    /// <summary>Returns a heading and its rows; nothing without rows.</summary>
    private static IEnumerable<SheetLine> Table(string first, string second, IEnumerable<(string Name, string Text)> rows)
    {
        var isBegun = false;
        foreach (var (name, text) in rows)
        {
            if (!isBegun)
            {
                yield return SheetLine.Empty;
                yield return SheetLine.Of(WorkbookStyles.Heading, first, second);
                isBegun = true;
            }

            foreach (var piece in WorkbookText.Pieces(text))
            {
                yield return SheetLine.Of(WorkbookStyles.Text, name, piece);
            }
        }
    }
}
