package main

import (
	"errors"

	mainv1 "crewdb.internal/go/crewdb/main/v1"
)

// A row of email_details: what a message can't take as it is stored is kept as text first.
type emailRow struct {
	email mainv1.Email

	created, modified, received, sent, analyzed, assigned, due, rowCreated, rowUpdated *string
	importance, status, workflowState, priority, processingStatus                      *string
	categories, keyPhrases, recipients, attachments, entities                          *string
}

func (r *emailRow) columns() []any {
	e := &r.email
	return []any{&e.EmailId, &e.InternetMessageId, &e.GraphId, &e.ConversationId, &e.ThreadId, &e.Subject, &e.SenderEmail,
		&e.SenderName, &r.created, &r.modified, &r.received, &r.sent, &r.importance, &e.HasAttachments, &e.IsRead, &e.IsDraft,
		&e.InReplyTo, &e.References, &e.WebLink, &e.ParentFolderId, &r.categories, &e.FlagStatus, &r.status, &r.workflowState,
		&e.WorkflowType, &r.priority, &e.ConfidenceScore, &r.analyzed, &e.ChainId, &e.ChainCompletenessScore, &e.ChainType,
		&e.IsChainComplete, &e.ExtractedEntities, &r.keyPhrases, &e.SentimentScore, &e.PhaseCompleted, &e.Phase_1Results,
		&e.Phase_2Results, &e.Phase_3Results, &e.BusinessSummary, &e.ActionItems, &e.SuggestedResponse, &r.processingStatus,
		&e.RecommendedPhase, &e.ProcessingTimeMs, &e.ModelUsed, &e.TokensUsed, &e.AssignedTo, &r.assigned, &r.due, &e.ImportBatch,
		&e.SourceFile, &r.rowCreated, &r.rowUpdated, &e.BodyPreview, &e.BodyContentType, &e.BodyContent, &r.recipients,
		&r.attachments, &r.entities}
}

func (r *emailRow) toEmail() (*mainv1.Email, error) {
	e := &r.email
	e.MailCreatedTime, e.MailModifiedTime = toTimestamp(r.created), toTimestamp(r.modified)
	e.ReceivedTime, e.SentTime, e.AnalyzedTime = toTimestamp(r.received), toTimestamp(r.sent), toTimestamp(r.analyzed)
	e.AssignedTime, e.DueTime = toTimestamp(r.assigned), toTimestamp(r.due)
	e.CreateTime, e.UpdateTime = toTimestamp(r.rowCreated), toTimestamp(r.rowUpdated)
	e.Importance, e.Status = importances.from(r.importance), emailStatuses.from(r.status)
	e.WorkflowState, e.Priority = workflowStates.from(r.workflowState), priorities.from(r.priority)
	e.ProcessingStatus = processingStatuses.from(r.processingStatus)
	err := errors.Join(fromJSON(r.categories, &e.Categories), fromJSON(r.keyPhrases, &e.KeyPhrases))
	return e, errors.Join(err, r.setRecipients(), r.setAttachments(), r.setEntities())
}

func (r *emailRow) setRecipients() error {
	var stored []struct {
		RecipientType *string `json:"recipient_type"`
		EmailAddress  string  `json:"email_address"`
		Name          *string `json:"name"`
	}
	err := fromJSON(r.recipients, &stored)
	for _, s := range stored {
		r.email.Recipients = append(r.email.Recipients,
			&mainv1.Recipient{RecipientType: recipientTypes.from(s.RecipientType), EmailAddress: s.EmailAddress, Name: s.Name})
	}
	return err
}

func (r *emailRow) setAttachments() error {
	var stored []struct {
		Name        string  `json:"name"`
		ContentType *string `json:"content_type"`
		SizeBytes   *int64  `json:"size_bytes,string"`
		IsInline    int     `json:"is_inline"`
		ContentId   *string `json:"content_id"`
	}
	err := fromJSON(r.attachments, &stored)
	for _, s := range stored {
		r.email.Attachments = append(r.email.Attachments, &mainv1.Attachment{
			Name: s.Name, ContentType: s.ContentType, SizeBytes: s.SizeBytes, IsInline: s.IsInline != 0, ContentId: s.ContentId,
		})
	}
	return err
}

func (r *emailRow) setEntities() error {
	var stored []struct {
		EntityId         string   `json:"entity_id"`
		EntityType       string   `json:"entity_type"`
		EntityValue      string   `json:"entity_value"`
		EntityFormat     *string  `json:"entity_format"`
		Confidence       *float64 `json:"confidence"`
		ExtractionMethod *string  `json:"extraction_method"`
		Verified         int      `json:"verified"`
		CreateTime       *string  `json:"create_time"`
	}
	err := fromJSON(r.entities, &stored)
	for _, s := range stored {
		r.email.Entities = append(r.email.Entities, &mainv1.Entity{
			EntityId: s.EntityId, EntityType: s.EntityType, EntityValue: s.EntityValue, EntityFormat: s.EntityFormat,
			Confidence: s.Confidence, ExtractionMethod: s.ExtractionMethod, Verified: s.Verified != 0,
			CreateTime: toTimestamp(s.CreateTime),
		})
	}
	return err
}
