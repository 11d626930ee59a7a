using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>
/// Ready mappings for workbooks that many vendors publish: CSA's CAIQ, and the CIS and CRM worksheets of FedRAMP. They are recognized by
/// their headings. Words that name no single accountable party, such as "Shared" or "Partial", stay for the user to decide.
/// </summary>
internal static partial class ReadyMappings
{
    /// <summary>Copies of these workbooks have their headings in different rows.</summary>
    private const int HeaderSearchRows = 20;

    private const string Provider = "Provider";
    private const string Customer = "Customer";
    private const string ThirdParty = "Third party";

    /// <param name="draft">The draft that the table is to be imported into; null for a new matrix.</param>
    /// <returns>Null for any other sheet.</returns>
    public static ImportChoices? Of(QuestionSheet sheet, Matrix? draft)
    {
        foreach (var row in sheet.Rows.Take(HeaderSearchRows))
        {
            var headings = row
                .Cells.Where(cell => cell.Text.Length < 200)
                .GroupBy(cell => PastedText.Key(cell.Text), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Column, StringComparer.Ordinal);
            if (headings.ContainsKey("question id") && ColumnWith(headings, "ssrm control ownership") is { } ownership)
            {
                return Caiq(sheet, draft, row.Number, headings, ownership);
            }

            if (headings.ContainsKey("control id") && ColumnWith(headings, "can be inherited from csp") is { } inherited)
            {
                return Crm(sheet, draft, row.Number, headings, inherited);
            }

            if (ColumnWith(headings, "service provider corporate") is not null && ColumnWith(headings, "provided by customer") is not null)
            {
                return Cis(sheet, draft, row.Number, headings);
            }
        }

        return null;
    }

    private static ImportChoices Caiq(QuestionSheet sheet, Matrix? draft, int header, Dictionary<string, int> headings, int ownership)
    {
        var (provider, customer, third, parties) = PartiesOf(draft, withThird: true);
        var model = ModelOf(draft, "");
        var version = Version().Match(sheet.Name) is { Success: true } match ? match.Value : "4.0";
        var questions = new Framework("csa-caiq", "CSA CAIQ", version);

        // A draft that is mapped to CSA's controls gets the controls of the questions, if the workbook names them.
        var controls = KnownIn(draft, KnownFramework.CloudControlsMatrix, questions with { Name = "Cloud Controls Matrix" });
        var control = controls is null ? null : ColumnWith(headings, "ccm control id");
        var columns = new List<ImportColumn>
        {
            new(control ?? headings["question id"], ColumnUse.Identifier),
            new(ownership, ColumnUse.Parties) { Model = model.Slug },
        };
        Add(columns, headings, "question", ColumnUse.Title, isExact: true);
        Add(columns, headings, "csp caiq answer", ColumnUse.NotApplicable);
        Add(columns, headings, "csp implementation description", ColumnUse.Notes, [provider]);
        Add(columns, headings, "csc responsibilities", ColumnUse.Notes, [customer]);
        Add(columns, headings, "ccm domain title", ColumnUse.Domain);
        return Choices(header, columns, parties, model) with
        {
            Domains = columns.Exists(column => column.Use == ColumnUse.Domain) ? DomainSource.Column : DomainSource.Identifiers,
            DomainName = "CAIQ",
            ReadyMapping = "CSA CAIQ",
            Framework = control is null ? FrameworkOf(draft, KnownFramework.Caiq, questions) : controls,
            Words =
            [
                new WordChoice(TableWords.KeyOf("CSP-owned"), new AssignmentCode(provider, [])),
                new WordChoice(TableWords.KeyOf("CSC-owned"), new AssignmentCode(customer, [])),
                .. third is null
                    ? (WordChoice[])[]
                    : [new WordChoice(TableWords.KeyOf("3rd-party outsourced"), new AssignmentCode(provider, [third]))],
            ],
        };
    }

    private static ImportChoices Crm(QuestionSheet sheet, Matrix? draft, int header, Dictionary<string, int> headings, int inherited)
    {
        var (provider, customer, _, parties) = PartiesOf(draft, withThird: false);
        var model = ModelOf(draft, LevelOf(sheet));
        var columns = new List<ImportColumn>
        {
            new(headings["control id"], ColumnUse.Identifier),
            new(inherited, ColumnUse.Parties) { Model = model.Slug },
        };
        Add(columns, headings, "specific inheritance", ColumnUse.Notes, [customer]);
        return Choices(header, columns, parties, model) with
        {
            ReadyMapping = "FedRAMP CRM worksheet",
            Framework = Nist(draft),
            Words =
            [
                new WordChoice(TableWords.KeyOf("Yes"), new AssignmentCode(provider, [])),
                new WordChoice(TableWords.KeyOf("No"), new AssignmentCode(customer, [])),
            ],
        };
    }

    private static ImportChoices Cis(QuestionSheet sheet, Matrix? draft, int header, Dictionary<string, int> headings)
    {
        var (provider, customer, third, parties) = PartiesOf(draft, withThird: true);
        var model = ModelOf(draft, LevelOf(sheet));
        var columns = new List<ImportColumn>();

        // "Control ID" is in the row above the other headings, or in the same row.
        columns.Add(new ImportColumn(headings.GetValueOrDefault("control id", 1), ColumnUse.Identifier));
        Add(columns, headings, "n/a", ColumnUse.NotApplicable, isExact: true);
        Add(columns, headings, "service provider corporate", ColumnUse.Marks, [provider]);
        Add(columns, headings, "service provider system specific", ColumnUse.Marks, [provider]);
        Add(columns, headings, "service provider hybrid", ColumnUse.Marks, [provider]);
        Add(columns, headings, "configured by customer", ColumnUse.Marks, [customer]);
        Add(columns, headings, "provided by customer", ColumnUse.Marks, [customer]);
        Add(columns, headings, "shared", ColumnUse.Marks, [provider, customer]);
        Add(columns, headings, "inherited from pre-existing", ColumnUse.Marks, [third ?? provider]);
        return Choices(header, columns, parties, model) with { ReadyMapping = "FedRAMP CIS worksheet", Framework = Nist(draft) };
    }

    private static ImportChoices Choices(int header, List<ImportColumn> columns, ValueList<Party> parties, ImportModel model) =>
        new()
        {
            HeaderRow = header,
            Domains = DomainSource.Identifiers,
            DomainName = "Controls",
            Columns = columns.OrderBy(column => column.Column).ToValueList(),
            Parties = parties,
            Models = [model],
        };

    private static void Add(
        List<ImportColumn> columns,
        Dictionary<string, int> headings,
        string heading,
        ColumnUse use,
        ValueList<string>? parties = null,
        bool isExact = false
    )
    {
        var column = isExact ? headings.GetValueOrDefault(heading) : ColumnWith(headings, heading) ?? 0;
        if (column > 0 && columns.TrueForAll(known => known.Column != column))
        {
            columns.Add(new ImportColumn(column, use) { Parties = parties ?? [] });
        }
    }

    /// <summary>Published copies differ at the end of their headings: "(Optional)", "(Recommended)".</summary>
    private static int? ColumnWith(Dictionary<string, int> headings, string beginning)
    {
        foreach (var (heading, column) in headings)
        {
            if (heading.StartsWith(beginning, StringComparison.Ordinal))
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>A draft's own parties, as far as their names show their roles; else the usual ones.</summary>
    private static (string Provider, string Customer, string? Third, ValueList<Party> All) PartiesOf(Matrix? draft, bool withThird)
    {
        var parties = new ImportParties(draft?.Parties ?? []);
        var customer = draft?.ReadersParty ?? draft?.Parties.FirstOrDefault(party => PartyNames.IsReader(party.Name));
        var others = (draft?.Parties ?? []).Where(party => party != customer).ToList();
        var provider = others.Find(party => !party.Slug.Contains("cloud", StringComparison.Ordinal)) ?? parties.Find(Provider);
        var third = others.Find(party => party != provider) ?? (withThird ? parties.Find(ThirdParty) : null);
        customer ??= parties.Find(Customer);
        return (provider?.Slug ?? "", customer?.Slug ?? "", third?.Slug, parties.All);
    }

    private static ImportModel ModelOf(Matrix? draft, string name) =>
        name.Length == 0 && draft?.HostingModels is [var first, ..]
            ? new ImportModel(first.Slug, first.Name)
            : new ImportModels(draft, []).Find(name);

    private static Framework Nist(Matrix? draft) =>
        FrameworkOf(draft, KnownFramework.Nist80053, new Framework("nist-800-53", "NIST SP 800-53", "Rev. 5"));

    /// <summary>Identifiers move between editions, so a framework of the draft is used only in the same one.</summary>
    private static Framework? KnownIn(Matrix? draft, KnownFramework known, Framework framework) =>
        draft?.Frameworks.FirstOrDefault(other => known.IsSameEdition(other, framework));

    private static Framework FrameworkOf(Matrix? draft, KnownFramework known, Framework framework) =>
        KnownIn(draft, known, framework)
        ?? (
            draft?.Frameworks.Any(other => other.Slug == framework.Slug) == true
                ? framework with
                {
                    Slug = new NewSlugs("framework", draft.Frameworks.Select(other => other.Slug)).Next(framework.Slug),
                }
                : framework
        );

    /// <summary>"Moderate" for the sheet "Moderate CRM Worksheet".</summary>
    private static string LevelOf(QuestionSheet sheet) => Level().Match(sheet.Name).Value;

    [GeneratedRegex(@"\d{1,4}\.\d{1,4}(?:\.\d{1,4})?", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?:High|Moderate|Low|LI-SaaS)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Level();
}
