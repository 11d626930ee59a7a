using System.Text;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Tests.Formats.Importing;

/// <summary>Small tables of our own in the form of matrices that vendors publish.</summary>
internal static class ForeignTable
{
    public static readonly ImportTarget.NewMatrix NewMatrix = new("acme", "Acme matrix", "Acme", Standing.Unofficial, "Who does what.");

    /// <summary>A column for each hosting model, names in the cells, title rows above groups, a note in the margin.</summary>
    public static QuestionSheet ByModel { get; } =
        Of(
            "Shared responsibility at Acme,,,,",
            "Duty,On-premises,IaaS,SaaS,Remarks",
            "Data,,,,",
            "Classify the data,Customer,Customer,Customer,",
            "Encrypt the disks,Customer,Shared,Acme,see contract",
            "Buildings,,,,",
            "Lock the doors,Customer,Acme,Acme,",
            "Guard the site,N/A,Acme,Acme,"
        );

    /// <summary>Two marks in a row, and the hosting model in the heading of the customer's columns.</summary>
    public static QuestionSheet ByMarks { get; } =
        Of(
            "Control,Acme,Customer - Cloud,Customer - Own account",
            "Patch the database,✔,,",
            "Manage users,,✔,✔",
            "Keep backups,✔,,✔",
            "Answer incidents,✔,✔,✔"
        );

    /// <summary>Activities as columns, and cells that name two parties without an order.</summary>
    public static QuestionSheet ByActivity { get; } =
        Of(
            "Resource,Operation,Change,Recovery",
            "Worker nodes,Red Rock,Red Rock,Red Rock",
            "Applications,Customer,Customer,Customer",
            "Ingress,Red Rock,Red Rock and Customer,Red Rock",
            "Logging,Red Rock,Red Rock and Customer,Red Rock and Customer"
        );

    /// <summary>A sheet made from lines of CSV.</summary>
    public static QuestionSheet Of(params string[] lines) =>
        Assert.IsType<SpreadsheetOutcome.Read>(SpreadsheetFile.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), default)).Sheets[0];

    public static ImportResult Import(QuestionSheet sheet, ImportChoices choices, ImportTarget? target = null) =>
        TableImport.Read([sheet], 0, choices, target ?? NewMatrix, TestContext.Current.CancellationToken);

    /// <summary>Decides a word as a user does on the page.</summary>
    public static ImportChoices Decided(this ImportChoices choices, ImportResult seen, string shown, AssignmentCode code) =>
        choices.WithWord(seen.Words.Single(word => word.Shown == shown).Key, code);

    /// <summary>"Acme + Customer", "Acme &amp; Customer", "n/a: ..." for a cell, by the names of its row and hosting model.</summary>
    public static string Cell(this ImportResult result, string title, string model)
    {
        var matrix = result.Matrix!;
        var slug = matrix.HostingModels.Single(known => known.Name == model).Slug;
        var cell = matrix.Responsibilities.Single(row => row.Title == title).In(slug);
        string Names(IEnumerable<string> slugs, string joint) =>
            string.Join(joint, slugs.Select(party => matrix.Parties.Single(known => known.Slug == party).Name));
        return
            cell is null ? "-"
            : cell.NotApplicable is { } reason ? $"n/a: {reason}"
            : string.Join(
                " + ",
                new[] { Names(cell.AccountableParties, " & "), Names(cell.Contributing, " + ") }.Where(name => name.Length > 0)
            );
    }
}
