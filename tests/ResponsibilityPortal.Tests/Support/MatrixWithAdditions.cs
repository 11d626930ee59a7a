using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// The small test matrix with everything that only some matrices say: joint accountability, a cell that is not applicable, columns that are
/// services, German texts, a source of a cell and a note on a column.
/// </summary>
internal static class MatrixWithAdditions
{
    public const string Reason = "No hardware is rented";
    public const string ColumnNote = "Only in regions with two zones.";

    public static Matrix Of(string slug = "sample") =>
        Given
            .Matrix(slug)
            .Changing(row =>
                row.Slug switch
                {
                    "keys" => row with { Title = "Schlüssel verwahren", Assignments = [Joint, row.Assignments[1], row.Assignments[2]] },
                    "backup" => row with { Assignments = [row.Assignments[0], row.Assignments[1], NotApplicable] },
                    _ => row,
                }
            ) with
        {
            Language = "de-CH",
            ColumnKind = new ColumnKind("service", "services"),
            AllowsJointAccountability = true,
            HostingModels =
            [
                Given.Matrix().HostingModels[0] with
                {
                    Note = ColumnNote,
                },
                .. Given.Matrix().HostingModels.Skip(1),
            ],
            Sources = [new Source("guide", "Service guide", "https://vendor.example/guide", "vendor-docs")],
        };

    /// <summary>The cell keys/saas, which two parties share.</summary>
    private static Assignment Joint { get; } =
        new("saas")
        {
            JointlyAccountable = [Given.Vendor, Party.ReaderSlug],
            Contributing = [Given.Provider],
            Notes = [new PartyNote(Given.Vendor, "Runs the store.")],
            Sources = ["guide"],
        };

    /// <summary>The cell backup/iaas.</summary>
    private static Assignment NotApplicable { get; } = new("iaas") { NotApplicable = Reason, Basis = Basis.Sourced };
}
