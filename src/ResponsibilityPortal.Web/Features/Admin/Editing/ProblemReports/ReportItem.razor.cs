using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

public sealed partial class ReportItem
{
    private string _answer = "";
    private string _reason = "";
    private int _version;
    private string? _problem;
    private bool _isBusy;

    /// <summary>The operation ID of the next command. A command that is sent twice has one outcome.</summary>
    private Guid _operation = Guid.CreateVersion7();

    /// <summary>Slug.</summary>
    [Parameter, EditorRequired]
    public required string Matrix { get; set; }

    [Parameter, EditorRequired]
    public required ProblemReport Report { get; set; }

    /// <summary>The versions of the matrix.</summary>
    [Parameter, EditorRequired]
    public required PublishedVersions Versions { get; set; }

    [Parameter, EditorRequired]
    public required Actor Who { get; set; }

    /// <summary>Whether the user is an administrator, who can delete reports.</summary>
    [Parameter]
    public bool CanDelete { get; set; }

    /// <summary>Called with what was done.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    [Inject]
    public required ReportInbox Inbox { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    private ResolvingVersions Known => new(Versions, Clock.GetUtcNow());

    /// <summary>The hosting model of the cell; null for the whole row.</summary>
    private string? Model => Report.Cell.HostingModel.Length == 0 ? null : Report.Cell.HostingModel;

    private bool HasText => !string.IsNullOrWhiteSpace(_answer) || !string.IsNullOrWhiteSpace(_reason);

    protected override void OnInitialized() => _version = Known.Next;

    private string Id(string part) => $"{part}-{Report.Id:N}";

    private Task AnswerAsync() =>
        ActAsync(
            change => Inbox.AnswerAsync(Matrix, Report.Id, _answer, change, CancellationToken.None),
            "The answer was added.",
            () => _answer = ""
        );

    private Task ResolveAsync() =>
        CloseAsync(
            unused: _reason,
            change => Inbox.ResolveAsync(Matrix, Report.Id, _version, change, CancellationToken.None),
            $"The report about {Report.Place} is resolved."
        );

    private Task DismissAsync() =>
        CloseAsync(
            unused: "",
            change => Inbox.DismissAsync(Matrix, Report.Id, change with { Reason = _reason }, CancellationToken.None),
            $"The report about {Report.Place} is dismissed.",
            () => _reason = ""
        );

    private Task ReopenAsync() =>
        ActAsync(
            change => Inbox.ReopenAsync(Matrix, Report.Id, change, CancellationToken.None),
            $"The report about {Report.Place} is open again."
        );

    private Task DeleteAsync() =>
        CloseAsync(
            unused: _reason,
            change => Inbox.DeleteAsync(Matrix, Report.Id, change, CancellationToken.None),
            $"The report about {Report.Place} is deleted."
        );

    /// <summary>Closes the report. It leaves the list with its fields, so text that the command doesn't send stops it.</summary>
    /// <param name="unused">What was typed for the other way to close it.</param>
    private Task CloseAsync(string unused, Func<Change, Task<InboxOutcome>> act, string done, Action? forget = null)
    {
        _problem =
            !string.IsNullOrWhiteSpace(_answer) ? "Add your answer first, or clear it."
            : !string.IsNullOrWhiteSpace(unused) ? "Only a dismissed report has a reason. Clear it first, or dismiss the report."
            : null;
        return _problem is null ? ActAsync(act, done, forget) : Task.CompletedTask;
    }

    /// <param name="forget">Clears what was sent. Other text stays.</param>
    private async Task ActAsync(Func<Change, Task<InboxOutcome>> act, string done, Action? forget = null)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            _problem = InboxWords.ProblemOf(await act(new Change(Who, _operation, null)));
            if (_problem is null)
            {
                _operation = Guid.CreateVersion7();
                forget?.Invoke();
                await OnDone.InvokeAsync(done);
            }
        }
        finally
        {
            _isBusy = false;
        }
    }
}
