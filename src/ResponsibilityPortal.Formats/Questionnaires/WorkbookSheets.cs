namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>An opened XLSX file, whose sheets are read one by one. What isn't read isn't unpacked.</summary>
internal sealed class WorkbookSheets : IDisposable
{
    private readonly WorkbookPackage _package;
    private readonly Lazy<List<string>> _texts;

    private WorkbookSheets(WorkbookPackage package)
    {
        (_package, (All, var sharedTexts)) = (package, WorkbookParts.Of(package));
        _texts = new Lazy<List<string>>(() =>
            sharedTexts is not null && package.Has(sharedTexts) ? package.ReadXml(sharedTexts, WorkbookReader.SharedTextsIn) : []
        );
    }

    /// <summary>The sheets with cells, in the order of the workbook.</summary>
    public IReadOnlyList<WorkbookSheet> All { get; }

    /// <exception cref="QuestionnaireRefusedException">The file can't be read; the message says why.</exception>
    public static WorkbookSheets Open(byte[] file, WorkbookSizes sizes)
    {
        var package = WorkbookPackage.Open(file, sizes);
        try
        {
            return new WorkbookSheets(package);
        }
        catch (QuestionnaireRefusedException)
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>Returns the sheet with a name; null for none.</summary>
    public WorkbookSheet? Find(string name) => All.FirstOrDefault(sheet => sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="QuestionnaireRefusedException">The sheet can't be read; the message says why.</exception>
    public QuestionSheet Read(WorkbookSheet sheet, SheetLimits limits, CancellationToken cancellationToken) =>
        _package.ReadXml(sheet.Part, xml => WorkbookReader.SheetIn(xml, sheet, _texts.Value, limits, cancellationToken));

    /// <summary>Returns what finds the cells with comments, within limits for the whole file.</summary>
    public WorkbookComments CommentsWithin(SheetLimits limits) => new(_package, limits);

    public void Dispose() => _package.Dispose();
}
